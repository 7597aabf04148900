/** Share of common pairs of neighbouring characters, 0–1: how much of the shorter text stands in the longer one. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  if (small.size === 0) return large.size === 0 ? 1 : 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return common / small.size;
}

function pairs(text: string): Set<string> {
  const marks = [...text.normalize("NFKC").replace(/[\s\p{P}]/gu, "")];
  return new Set(marks.slice(1).map((mark, at) => `${marks[at]}${mark}`));
}
