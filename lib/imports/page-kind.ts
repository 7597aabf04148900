import type { Judged } from "./body.ts";
import { findDates } from "./dates.ts";
import { type Line, linkShare, size } from "./lines.ts";

const ownProse = 220;
const titledLinks = 8;

/** A list of articles: many links of a title's length, most of them beside a date, and no prose of its own. */
export function isListPage(judged: readonly Judged[], body: readonly Line[]): boolean {
  const own = body.reduce((sum, line) => sum + size(line) - line.linkChars, 0);
  if (own >= ownProse * 4) return false;
  const visible = judged.filter(({ line }) => !line.hidden);
  const titled = visible.filter(({ line }) => line.linkChars >= 8 && (linkShare(line) > 0.6 || /\d{2}[-/.]\d{2}/.test(line.text)));
  const dated = visible.filter(({ line }, at) => titled.some((entry) => entry.line === line) && [line, visible[at + 1]?.line, visible[at - 1]?.line].some((near) => near && findDates(near.text, true).length > 0));
  const linked = body.reduce((sum, line) => sum + line.linkChars, 0);
  return (dated.length >= titledLinks && own < ownProse * 2) || (titled.length >= titledLinks && (own < 60 || linked > own));
}
