import type { Remark } from "#lib/checks/finding.ts";
import type { Term } from "#lib/checks/lists.ts";
import { leftmostLongest, type Matcher } from "#lib/checks/matcher.ts";

/** A name in use, which shelters the old name inside it: 建设部 in 住房和城乡建设部. */
export type KnownName = { term: Term | null };

const past = /(?:原|前|时任|曾任|曾用名|原名|旧称|当时的|时称|原来的)[“（]?$/;
const renamed = /^[”）]?(?:（现|\(现|，?现(?:为|称|名|已)|更名|改名|改称|改组|并入|撤销|已更名|被撤销|令|公告|部令)/;
const longer = /^(?:门|分|位|署|件|队|落|委|办|级|属|长级|里|直属)/;

/** Names out of date on the day of the article, unless the text says that it speaks of the past. */
export function oldNames(text: string, matcher: Matcher<KnownName>, date: string): Remark[] {
  const found: Remark[] = [];
  for (const { from, to, value } of leftmostLongest(matcher.find(text))) {
    const { term } = value;
    if (!term || (term.from && date < term.from) || (term.until && date >= term.until)) continue;
    const [before, after] = [text.slice(Math.max(0, from - 6), from), text.slice(to, to + 6)];
    if (past.test(before) || renamed.test(after)) continue;
    if (term.kind === "organisation" && ((/[部局]$/.test(term.old) && longer.test(after)) || isPartOfName(text, from))) continue;
    // A year before the change in the same sentence: the old name was right then.
    const isThen = term.from !== null && saysEarlierYear(text, from, Number(term.from.slice(0, 4)));
    found.push({
      rule: "term",
      severity: isThen || isInTitleOfWork(text, from) ? "hint" : term.severity,
      from,
      to,
      message: `“${term.old}”${term.from ? `自${dateWords(term.from)}起` : ""}应为“${term.new}”${term.note ? `：${term.note}` : ""}`,
      suggestion: term.new,
    });
  }
  return found;
}

/** A short name at the end of a longer one: 市文化部, 美国农业部. */
function isPartOfName(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 2), from);
  return /(?:军事|[省市县区央党校团美日韩俄英德法印加澳欧盟朝泰越])$|(?<![我中全])国$/.test(before) && !/[全在]区$/.test(before);
}

function saysEarlierYear(text: string, from: number, year: number): boolean {
  const start = Math.max(text.lastIndexOf("。", from), text.lastIndexOf("；", from)) + 1;
  const end = text.indexOf("。", from);
  const years = [...text.slice(start, end < 0 ? text.length : end).matchAll(/(?<!\d)([12]\d{3})年/g)].map((match) => Number(match[1]));
  return years.length > 0 && years.every((each) => each <= year);
}

function isInTitleOfWork(text: string, from: number): boolean {
  return text.lastIndexOf("《", from) > text.lastIndexOf("》", from);
}

function dateWords(date: string): string {
  const [year, month] = date.split("-");
  return `${year}年${Number(month)}月`;
}
