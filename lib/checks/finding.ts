import type { CheckSeverity } from "#db/vocabulary.ts";

export type Severity = CheckSeverity;

/** What each rule looks for, as the panel names it. */
export const ruleNames = {
  field: "要素",
  picture: "图片与附件",
  link: "链接",
  copy: "全角半角与空格",
  punctuation: "标点",
  bracket: "括号引号",
  doubled: "重复字词",
  date: "日期",
  year: "年份不一致",
  unit: "数量与单位",
  sum: "算数不符",
  wording: "提法",
  word: "错别字",
  term: "规范名称",
  zone: "开发区名称",
  repeated: "重复段落",
} as const;
export type Rule = keyof typeof ruleNames;

export type Field = "title" | "summary" | "sourceName" | "sourceUrl" | "text";

/** Where a finding stands. Offsets are UTF-16 units in the text of one line of words, as ProseMirror counts them inside a block of text. */
export type Place = {
  field: Field;
  /** Top block of the text, counted from 0; null outside the text. */
  block: number | null;
  /** The stored id of the innermost block that has one. */
  blockId: string | null;
  /** Which line of words of the whole text, counted from 0; null for a block without words of its own, such as a picture. */
  line: number | null;
  from: number;
  to: number;
};

export type Finding = Place & {
  rule: Rule;
  severity: Severity;
  /** The characters it is about. */
  quote: string;
  sentence: string;
  /** Where the quoted characters begin in the sentence. */
  quoteAt: number;
  message: string;
  /** What 采纳 puts in place of the quoted characters, or null if a person has to write it. */
  suggestion: string | null;
  /** For the order of findings: severity, then title before summary before text, figures and names before the rest. */
  weight: number;
  /** Equal for the same words in the same sentence, wherever that has moved to. */
  fingerprint: string;
};

/** What a rule says about one line of words; the rest is added by the checker. */
export type Remark = { rule: Rule; severity: Severity; from: number; to: number; message: string; suggestion?: string | null };

const bySeverity: Record<Severity, number> = { must: 100, should: 10, hint: 1 };
const byField: Record<Field, number> = { title: 3, summary: 2, sourceName: 1, sourceUrl: 1, text: 1 };
const heavyRules: ReadonlySet<Rule> = new Set(["date", "year", "unit", "sum", "term", "zone"]);

export function weightOf(rule: Rule, severity: Severity, field: Field): number {
  return bySeverity[severity] * byField[field] * (heavyRules.has(rule) ? 2 : 1);
}

/** Two independent 32-bit FNV hashes, 16 hexadecimal digits; the words themselves are stored beside it. */
export function fingerprintOf(...parts: string[]): string {
  const text = parts.join("\u0000");
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}

/** The sentence around a place, at most about 60 characters of it on each side. */
export function sentenceAround(text: string, from: number, to: number): { sentence: string; quoteAt: number } {
  const ends = /[。！？!?；;\n]/;
  let start = from;
  while (start > 0 && from - start < 60 && !ends.test(text[start - 1] ?? "")) start -= 1;
  let end = to;
  while (end < text.length && end - to < 60 && !ends.test(text[end] ?? "")) end += 1;
  if (/[。！？!?；;]/.test(text[end] ?? "")) end += 1;
  const before = text.slice(start, from).replaceAll("\uFFFC", "").trimStart();
  return { sentence: before + text.slice(from, end).replaceAll("\uFFFC", "").trimEnd(), quoteAt: before.length };
}
