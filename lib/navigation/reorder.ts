/** The list with one entry a step up or down; null if it is not there or stands at the edge already. */
export function moved(ids: readonly number[], id: number, by: -1 | 1): number[] | null {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return null;
  const next = [...ids];
  next[at] = other;
  next[at + by] = id;
  return next;
}
