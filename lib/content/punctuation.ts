const fullWidth: Record<string, string> = {
  ",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）",
};

/** Han characters, Chinese punctuation and quotes: beside one of these a half-width mark is a Chinese mark. */
const chinese = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65“”‘’…—·]/u;

/**
 * Puts back the full-width punctuation that old exports lost.
 * Idempotent. Leaves marks between Latin letters or digits alone: 1081.53, 11:41, 1,000, A:B.
 */
export function restorePunctuation(text: string): string {
  const marks = [...text];
  for (let at = 0; at < marks.length; at += 1) {
    const full = fullWidth[marks[at] ?? ""];
    if (!full) continue;
    const before = marks[at - 1] ?? "";
    const after = marks[at + 1] ?? "";
    if (chinese.test(before) || chinese.test(after)) marks[at] = full;
  }
  // A mark restored on the left can make its neighbour Chinese; walk back once so that one call is enough.
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const full = fullWidth[marks[at] ?? ""];
    if (full && (chinese.test(marks[at + 1] ?? "") || chinese.test(marks[at - 1] ?? ""))) marks[at] = full;
  }
  return marks.join("");
}
