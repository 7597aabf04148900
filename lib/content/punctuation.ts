const fullWidth: Record<string, string> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};

/** Han characters, Chinese punctuation and quotes: beside one of these a half-width mark is a Chinese mark. */
const chinese = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65“”‘’…—·]/u;
const address = /(?:https?|ftp):\/\/[\x21-\x7e]+/g;

/**
 * Puts back the full-width punctuation that old exports lost.
 * Idempotent. Leaves marks between Latin letters or digits alone: 1081.53, 11:41, 1,000, A:B; and web addresses.
 * Brackets change in pairs: (1)中 becomes （1）中.
 */
export function restorePunctuation(text: string): string {
  const marks = [...text];
  const kept = addressMarks(text);
  // A restored mark can make its neighbour or its partner Chinese, so until nothing changes.
  for (let changed = true; changed; ) changed = restoreSingles(marks, kept) || pairBrackets(marks, kept);
  return marks.join("");
}

function restoreSingles(marks: string[], kept: ReadonlySet<number>): boolean {
  let changed = false;
  const visit = (at: number): void => {
    const full = fullWidth[marks[at] ?? ""];
    if (!full || kept.has(at) || !(chinese.test(marks[at - 1] ?? "") || chinese.test(marks[at + 1] ?? ""))) return;
    marks[at] = full;
    changed = true;
  };
  for (let at = 0; at < marks.length; at += 1) visit(at);
  for (let at = marks.length - 1; at >= 0; at -= 1) visit(at);
  return changed;
}

function pairBrackets(marks: string[], kept: ReadonlySet<number>): boolean {
  const open: number[] = [];
  let changed = false;
  marks.forEach((mark, at) => {
    if (kept.has(at)) return;
    if (mark === "(" || mark === "（") open.push(at);
    if (mark !== ")" && mark !== "）") return;
    const partner = open.pop();
    if (partner === undefined || (marks[partner] === "（") === (mark === "）")) return;
    marks[partner] = "（";
    marks[at] = "）";
    changed = true;
  });
  return changed;
}

/** Positions inside web addresses. A mark that ends one before Chinese text belongs to the sentence. */
function addressMarks(text: string): Set<number> {
  const inside = new Set<number>();
  for (const match of text.matchAll(address)) {
    const start = [...text.slice(0, match.index)].length;
    const length = match[0].replace(/[,:;?!()]+$/, "").length;
    for (let at = 0; at < length; at += 1) inside.add(start + at);
  }
  return inside;
}
