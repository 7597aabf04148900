import type { Remark } from "#lib/checks/finding.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";

const han = /\p{Script=Han}/u;
const names: Record<string, string> = { ",": "逗号", ":": "冒号", ";": "分号", "?": "问号", "!": "叹号", "(": "括号", ")": "括号" };
const spaces =
  /(?<=[\p{Script=Han}，。、；：？！）》”])[ \u00A0\u3000]+(?=[，。、；：？！（）《》“”])|(?<=[，。、；：？！（《“])[ \u00A0\u3000]+(?=\p{Script=Han})/gu;
const between = /(?<=\p{Script=Han})[ \u00A0]+(?=\p{Script=Han})/gu;
/** 第一条, 记者: what follows stands apart. */
const label = /(?:第[\p{Script=Han}\d]{1,6}[条章节款编]|^[\p{Script=Han}\d、.（）()]{1,5}|记者|通讯员|编辑|摄影?|文|作者|来源|本报讯|消息|责编)$/u;
const wide = /[０-９Ａ-Ｚａ-ｚ％＋－．]+/g;

/** Full and half width as official style has it. No space between Han and digits or Latin is ever asked for. */
export function copyRules(text: string): Remark[] {
  if (!han.test(text)) return [];
  const found: Remark[] = [];
  const say = (from: number, to: number, message: string, suggestion: string, severity: Remark["severity"] = "should") =>
    found.push({ rule: "copy", severity, from, to, message, suggestion });
  const restored = restorePunctuation(text);
  if (restored !== text && restored.length === text.length)
    for (let at = 0; at < text.length; at += 1)
      if (text[at] !== restored[at]) say(at, at + 1, `中文里用全角${names[text[at] ?? ""] ?? "标点"}`, restored[at] ?? "");
  for (const match of text.matchAll(wide)) {
    if (/^[＋－．％]+$/.test(match[0]) && !/\d/.test(text[match.index - 1] ?? "")) continue;
    say(match.index, match.index + match[0].length, "数字和字母用半角", match[0].normalize("NFKC"));
  }
  for (const match of text.matchAll(spaces))
    if (!label.test(text.slice(0, match.index))) say(match.index, match.index + match[0].length, "标点旁边不空格", "");
  for (const match of text.matchAll(/(?<=\p{Script=Han})\.(?=\s*$|\p{Script=Han}{2})/gu)) {
    const isEnd = match.index === text.length - 1;
    say(match.index, match.index + 1, "句末用“。”", "。", isEnd ? "should" : "hint");
  }
  for (const match of text.matchAll(/"([^"\n]{1,200})"/g))
    if (han.test(match[1] ?? "") || han.test(text[match.index - 1] ?? ""))
      say(match.index, match.index + match[0].length, "中文里用弯引号", `“${match[1]}”`);
  for (const match of text.matchAll(between)) {
    // In a short line names and titles stand apart on purpose.
    if (text.length <= 40 || label.test(text.slice(0, match.index))) continue;
    say(match.index, match.index + match[0].length, "汉字之间有空格", "", "hint");
  }
  return found;
}
