/** Who else has the article open, and the newest version of its draft. */
export type Presence = {
  version: number;
  savedBy: string | null;
  /** `me`: another tab or browser of the same person. */
  others: { name: string; writing: boolean; me: boolean }[];
};

/** One sentence for the top of the editor, or null when nobody else is there. */
export function presenceWords(others: Presence["others"]): string | null {
  const writing = others.filter((each) => each.writing && !each.me).map((each) => each.name);
  if (writing.length > 0) return `${writing.join("、")}正在编辑`;
  if (others.some((each) => each.me)) return "你在另一个窗口也打开了这篇稿件";
  const reading = others.map((each) => each.name);
  return reading.length > 0 ? `${reading.join("、")}正在查看` : null;
}
