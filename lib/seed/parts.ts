import "server-only";
import { chapterLine, charactersOf, type Law } from "#lib/seed/laws.ts";

/** A stretch of a law that fits one page; `chapters` names it, and is empty when the law is whole. */
export type Part = { law: Law; chapters: string; names: string[] };

/** A page holds 25 KB packed, and so many characters of legal prose. */
const longest = 16_000;

/** The law as one part, or as two cut between chapters where they come closest to halves. */
export function partsOf(law: Law): Part[] {
  if (charactersOf(law) <= longest) return [{ law, chapters: "", names: [] }];
  const starts = law.paragraphs.flatMap((line, at) => (at > 0 && chapterLine.test(line) ? [at] : []));
  const weight = (from: number, to?: number) => charactersOf({ ...law, paragraphs: law.paragraphs.slice(from, to) });
  const [cut] = starts.sort((a, b) => Math.abs(weight(0, a) - weight(a)) - Math.abs(weight(0, b) - weight(b)));
  if (cut === undefined) throw new Error(`${law.title} is too long for a page and has no chapters`);
  return [part(law, law.paragraphs.slice(0, cut)), part({ ...law, info: [] }, law.paragraphs.slice(cut))];
}

function part(law: Law, paragraphs: string[]): Part {
  const found = paragraphs.flatMap((line) => chapterLine.exec(line) ?? []);
  const labels = found.filter((_, at) => at % 3 === 1);
  const names = found.filter((_, at) => at % 3 === 2);
  return { law: { ...law, paragraphs }, chapters: `${labels[0]}至${labels.at(-1)}`, names };
}
