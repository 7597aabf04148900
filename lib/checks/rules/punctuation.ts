import type { LineKind } from "#lib/checks/article.ts";
import type { Remark } from "#lib/checks/finding.ts";

const han = /\p{Script=Han}/u;
type Pattern = { find: RegExp; severity: Remark["severity"]; message: string; put: (match: RegExpMatchArray) => string | null };

const patterns: Pattern[] = [
  { find: /([，、；：])\1+/g, severity: "must", message: "标点重复", put: (match) => match[1] ?? null },
  { find: /。{3,}|\.{3,}(?=[\p{Script=Han}”’）]|$)/gu, severity: "should", message: "省略号应写作“……”", put: () => "……" },
  { find: /(?<!。)。。(?!。)/g, severity: "must", message: "标点重复", put: () => "。" },
  {
    find: /(?:，。|、。|；。|：。|。，|。、|。；|，、|、，|；，|，；|：，|，：|、；|；、)/g,
    severity: "must",
    message: "两个标点连在一起",
    put: lastStop,
  },
  { find: /(?<!…)…(?!…)/g, severity: "should", message: "省略号占两格，应写作“……”", put: () => "……" },
  {
    find: /(?<=\p{Script=Han})-{2,3}(?=\p{Script=Han})/gu,
    severity: "hint",
    message: "汉字之间的短横，破折号应写作“——”",
    put: (match) => (match[0].length > 1 ? "——" : null),
  },
  { find: /(?<!—)—(?!—)(?=\p{Script=Han}{6,}[，。])/gu, severity: "hint", message: "破折号占两格，应写作“——”", put: () => "——" },
  { find: /[？！]{2,}(?![？！])/g, severity: "hint", message: "问号、叹号连用", put: (match) => match[0][0] ?? null },
  { find: /等等等+|等{2,}(?=。)/g, severity: "hint", message: "“等”写了多遍", put: () => "等" },
  { find: /(?<=[、，])等(?=[，。；])/g, severity: "should", message: "“等”前不用顿号、逗号", put: () => null },
];

function lastStop([marks]: RegExpMatchArray): string {
  for (const mark of "。；：，、") if (marks.includes(mark)) return mark;
  return "，";
}

export function punctuation(text: string, kind: LineKind): Remark[] {
  const found: Remark[] = [];
  for (const { find, severity, message, put } of patterns)
    for (const match of text.matchAll(find))
      found.push({
        rule: "punctuation",
        severity,
        from: match.index,
        to: match.index + match[0].length,
        message: `${message}“${match[0]}”`,
        suggestion: put(match),
      });
  const opening = /^[，。、；：！？）》”’]/.exec(text);
  if (opening && kind !== "cell" && text.length > 1)
    found.push({ rule: "punctuation", severity: "should", from: 0, to: 1, message: `以“${opening[0]}”开头`, suggestion: "" });
  if ((kind === "title" || kind === "heading") && /[。，、；：]$/.test(text) && han.test(text))
    found.push({
      rule: "punctuation",
      severity: kind === "title" ? "should" : "hint",
      from: text.length - 1,
      to: text.length,
      message: "标题末尾不用点号",
      suggestion: "",
    });
  if (kind === "paragraph" && text.length > 40 && /[\p{Script=Han}a-z0-9]$/iu.test(text) && /[，。]/.test(text))
    found.push({ rule: "punctuation", severity: "hint", from: text.length - 1, to: text.length, message: "段末没有点号", suggestion: null });
  return found;
}

const pairs: Record<string, string> = { "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "「": "」", "『": "』", "“": "”", "‘": "’" };
const closing = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));
/** An enumerator such as 1）, a） or 第一） has no opening bracket. */
const enumerator = /(?:^|[\s，。；：、（])(?:[0-9０-９]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/u;

/** Brackets and quotes that lack their other half. A quotation over several paragraphs opens each of them and closes the last. */
export function brackets(text: string, nextOpens: boolean): Remark[] {
  const found: Remark[] = [];
  const open: { mark: string; at: number }[] = [];
  const say = (severity: Remark["severity"], at: number, message: string, suggestion: string | null = null) =>
    found.push({ rule: "bracket", severity, from: at, to: at + 1, message, suggestion });
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? "";
    if (mark in pairs) {
      if (open.at(-1)?.mark === mark && "“《‘（".includes(mark) && mark !== "（") {
        if (mark === "《") say("should", at, "书名号里再用书名号，里面应写作“〈〉”", "〈");
        else if (!closesLater(text, at, mark)) {
          say("should", at, `“${mark}”连用两次，后一个应是“${pairs[mark]}”`, pairs[mark] ?? null);
          open.pop();
          continue;
        }
      }
      open.push({ mark, at });
      continue;
    }
    const opener = closing.get(mark);
    if (!opener) continue;
    const index = open.findLastIndex((each) => each.mark === opener);
    if (index < 0) {
      if (mark === "’" || (mark === "）" && enumerator.test(text.slice(Math.max(0, at - 5), at)))) continue;
      if (mark === "）" && text.slice(0, at).includes("(")) {
        say("should", text.lastIndexOf("(", at), "括号一半全角、一半半角", "（");
        continue;
      }
      say("must", at, `“${mark}”没有前一半“${opener}”`);
      continue;
    }
    for (const left of open.splice(index).slice(1)) say("must", left.at, `“${left.mark}”没有后一半“${pairs[left.mark]}”`);
  }
  for (const { mark, at } of open) {
    if ((mark === "“" || mark === "‘") && nextOpens) continue;
    const half = mark === "（" ? text.indexOf(")", at) : -1;
    if (half > 0) say("should", half, "括号一半全角、一半半角", "）");
    else say(mark === "‘" ? "should" : "must", at, `“${mark}”没有后一半“${pairs[mark]}”`);
  }
  return found;
}

/** Whether there are enough closing marks after this place for both openings. */
function closesLater(text: string, at: number, mark: string): boolean {
  const rest = text.slice(at);
  const close = pairs[mark] ?? "";
  return rest.split(close).length - 1 >= 2 && rest.indexOf(close) < (rest.indexOf(mark, 1) + 1 || rest.length);
}
