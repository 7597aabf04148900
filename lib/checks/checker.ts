import { type CheckedArticle, fieldLine, type Line, type Parts, partsOf } from "./article.ts";
import { type Finding, fingerprintOf, type Remark, sentenceAround, weightOf } from "./finding.ts";
import type { CheckLists, CheckWord } from "./lists.ts";
import { Matcher } from "./matcher.ts";
import { copyRules } from "./rules/copy.ts";
import { dates } from "./rules/dates.ts";
import { doubledWords } from "./rules/doubled.ts";
import { links } from "./rules/links.ts";
import { numbers } from "./rules/numbers.ts";
import { brackets, punctuation } from "./rules/punctuation.ts";
import { sums } from "./rules/sums.ts";
import { type KnownName, oldNames } from "./rules/terms.ts";
import { fields, leaves, type Placed, repeated, years } from "./rules/whole.ts";
import { wrongWords } from "./rules/words.ts";
import { type ZoneNames, zoneNames, zones } from "./rules/zones.ts";

/** Remarks on a line by its words; enough for the longest article and the changes of an hour. */
const mostKept = 4_000;

/**
 * Looks through articles with one set of lists. What it said of a line it keeps, so that after a keystroke
 * only that line is read again. It never changes a word.
 */
export class Checker {
  #words: Matcher<CheckWord>;
  #names: Matcher<KnownName>;
  #zones: ZoneNames;
  #sources: ReadonlySet<string>;
  #hosts: readonly string[];
  #kept = new Map<string, Remark[]>();

  constructor(lists: CheckLists) {
    this.#words = new Matcher(lists.words.map((each) => [each.wrong, each]));
    this.#names = new Matcher<KnownName>([
      ...lists.terms.map((term) => [term.old, { term }] as const),
      ...lists.terms.filter((term) => term.new.includes(term.old)).map((term) => [term.new, { term: null }] as const),
      ...lists.terms.map((term) => [term.new, { term: null }] as const),
    ]);
    this.#zones = zoneNames(lists.zones);
    this.#sources = new Set(lists.sources);
    this.#hosts = lists.hosts;
  }

  check(article: CheckedArticle): Finding[] {
    const parts = partsOf(article.document);
    const title = fieldLine("title", article.title);
    const lines = [title, fieldLine("summary", article.summary), ...parts.lines];
    const placed: Placed[] = [
      ...fields(article, parts, this.#sources),
      ...leaves(parts.leaves),
      ...years(title, parts.lines, article.date),
      ...repeated(parts.lines),
    ];
    const texts = new Map<Line | null, string>(lines.map((line) => [line, line.text]));
    const found = placed.map((each) => finish(each, textAt(each, article, parts)));
    for (const [index, line] of lines.entries()) {
      const nextOpens = /^\s*[“‘]/.test(lines[index + 1]?.text ?? "") && line.field === "text";
      for (const remark of this.#remarks(line, nextOpens, article.date))
        found.push(finish({ ...remark, field: line.field, block: line.block, blockId: line.blockId, line: line.line }, texts.get(line) ?? ""));
    }
    return found.sort((a, b) => b.weight - a.weight || (a.line ?? -1) - (b.line ?? -1) || a.from - b.from);
  }

  #remarks(line: Line, nextOpens: boolean, date: string): Remark[] {
    const key = `${line.kind}${nextOpens ? "+" : "-"}${date}${line.text}`;
    const kept = this.#kept.get(key);
    const remarks = kept ?? this.#read(line, nextOpens, date);
    if (kept) this.#kept.delete(key);
    else if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value ?? "");
    this.#kept.set(key, remarks);
    return line.links.length > 0 ? [...remarks, ...links(line, this.#hosts)] : remarks;
  }

  #read({ text, kind }: Line, nextOpens: boolean, date: string): Remark[] {
    if (!text.trim())
      return kind === "heading" ? [{ rule: "field", severity: "should", from: 0, to: 0, message: "小标题是空的", suggestion: null }] : [];
    return withoutOverlaps([
      ...wrongWords(text, this.#words),
      ...oldNames(text, this.#names, date),
      ...zones(text, this.#zones),
      ...dates(text, date),
      ...numbers(text),
      ...sums(text),
      ...doubledWords(text),
      ...brackets(text, nextOpens),
      ...punctuation(text, kind),
      ...copyRules(text),
    ]);
  }
}

const rank = { must: 0, should: 1, hint: 2 };

/** Of two remarks on the same characters the graver one stays, unless one of them speaks of a longer stretch. */
function withoutOverlaps(remarks: Remark[]): Remark[] {
  const kept: Remark[] = [];
  for (const each of remarks.sort((a, b) => rank[a.severity] - rank[b.severity]))
    if (!kept.some((other) => other.from === each.from && other.to === each.to)) kept.push(each);
  return kept;
}

function textAt(placed: Placed, article: CheckedArticle, parts: Parts): string {
  if (placed.field === "title") return article.title;
  return placed.line === null ? "" : (parts.lines[placed.line]?.text ?? "");
}

function finish(placed: Placed, text: string): Finding {
  const quote = placed.quote ?? text.slice(placed.from, placed.to);
  const around = placed.sentence === undefined && placed.from !== placed.to ? sentenceAround(text, placed.from, placed.to) : null;
  const sentence = around?.sentence ?? placed.sentence ?? "";
  return {
    field: placed.field,
    block: placed.block,
    blockId: placed.blockId,
    line: placed.line,
    from: placed.from,
    to: placed.to,
    rule: placed.rule,
    severity: placed.severity,
    message: placed.message,
    suggestion: placed.suggestion ?? null,
    quote,
    sentence,
    quoteAt: around?.quoteAt ?? 0,
    weight: weightOf(placed.rule, placed.severity, placed.field),
    fingerprint: fingerprintOf(placed.rule, placed.field, quote, sentence, quote ? "" : `${placed.message}${placed.blockId ?? ""}`),
  };
}
