import type { Remark } from "#lib/checks/finding.ts";

const kinds = ["经济技术开发区", "高新技术产业开发区"] as const;
/** Ways of writing a kind that are not official: a word left out or put in. */
const loose: Record<string, (typeof kinds)[number]> = {
  高新技术开发区: "高新技术产业开发区",
  高新产业开发区: "高新技术产业开发区",
  高新技术产业区: "高新技术产业开发区",
  高技术产业开发区: "高新技术产业开发区",
  高新技术产业开发园区: "高新技术产业开发区",
  经济技术产业开发区: "经济技术开发区",
  经济与技术开发区: "经济技术开发区",
  经济和技术开发区: "经济技术开发区",
};
const kindOrLoose = new RegExp([...Object.keys(loose), ...kinds].sort((a, b) => b.length - a.length).join("|"), "g");

/** Official names by their kind: the place before it, such as 松江. */
export type ZoneNames = Map<string, { places: ReadonlySet<string>; longest: number }>;

export function zoneNames(names: readonly string[]): ZoneNames {
  const sorted: ZoneNames = new Map();
  for (const kind of kinds) {
    const places = new Set(names.filter((name) => name.endsWith(kind) && name.length > kind.length + 1).map((name) => name.slice(0, -kind.length)));
    sorted.set(kind, { places, longest: Math.max(0, ...[...places].map((place) => place.length)) });
  }
  return sorted;
}

/** A zone of the catalogue whose kind is written otherwise, or whose place is one character off. */
export function zones(text: string, names: ZoneNames): Remark[] {
  const found: Remark[] = [];
  for (const match of text.matchAll(kindOrLoose)) {
    const written = match[0];
    const kind = loose[written] ?? written;
    const known = names.get(kind);
    if (!known) continue;
    const before = text.slice(Math.max(0, match.index - known.longest), match.index);
    const place = suffixes(before, 2).find((each) => known.places.has(each));
    const end = match.index + written.length;
    if (written !== kind) {
      if (place) found.push(remark(match.index - place.length, end, "should", `目录里的名称是“${place}${kind}”`, place + kind));
      continue;
    }
    if (place) continue;
    const near = suffixes(before, 3)
      .flatMap((each) => [...known.places].filter((other) => isOneOff(each, other)).map((other) => ({ each, other })))
      .at(0);
    if (near)
      found.push(remark(match.index - near.each.length, end, "should", `目录里没有这个开发区，是不是“${near.other}${kind}”`, near.other + kind));
  }
  return found;
}

function remark(from: number, to: number, severity: Remark["severity"], message: string, suggestion: string): Remark {
  return { rule: "zone", severity, from, to, message, suggestion };
}

function suffixes(text: string, shortest: number): string[] {
  const all: string[] = [];
  for (let length = text.length; length >= shortest; length -= 1) all.push(text.slice(-length));
  return all;
}

/** Of equal length, one character in three or more differs, and not the last, which is 市 or 县 or a part of the place. */
function isOneOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  let differences = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) differences += 1;
  return differences === 1 && /^\p{Script=Han}+$/u.test(a);
}
