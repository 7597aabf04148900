const units: Record<string, number> = { 万: 10_000, 萬: 10_000, w: 10_000, k: 1_000, 千: 1_000, 亿: 100_000_000, 億: 100_000_000 };
const label = "(?:浏览|瀏覽|点击|點擊|點閱|点阅|阅读|閱讀|访问|訪問|查看|人气|人氣|关注|關注|围观|热度|Views?|Hits?|Reads?)";
const number = "(\\d[\\d,，]*(?:\\.\\d+)?) ?(万|萬|[wW]|[kK]|千|亿|億)?\\+?";
const after = new RegExp(`(?<![云])${label} ?(?:次数|次數|总数|量|数|數|率|度|人次|人数)? ?[:：]? ?[\\[【(（]? ?${number}(?![\\d年/.:-])`, "i");
const before = new RegExp(`(?<![\\d.:-])${number} ?(?:次|人|人次)? ?(?:${label}(?! ?(?:次数|量|数)? ?[:：])|看过)`, "i");
const labelled = new RegExp(`${label} ?(?:次数|次數|总数|量|数|數|度|人次|人数)? ?[:：]`, "i");

/** Reads `点击量：1,101`, `2.7W 次浏览`, `阅读 539`; null when the text gives no count. */
export function readClicks(text: string): number | null {
  const match = after.exec(text) ?? before.exec(text);
  if (!match) return null;
  const value = Number((match[1] ?? "").replace(/[,，]/g, "")) * (units[(match[2] ?? "").toLowerCase()] ?? 1);
  return Number.isFinite(value) && value <= 2_000_000_000 ? Math.round(value) : null;
}

/** A label without a number: the count was drawn by a script. */
export function hasEmptyCount(text: string): boolean {
  return labelled.test(text) && readClicks(text) === null;
}
