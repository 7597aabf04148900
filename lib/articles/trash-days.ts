/** Days in the trash before an article is deleted for good. */
export const trashDays = 30;

export function daysLeft(trashedAt: Date, now = Date.now()): number {
  return Math.max(0, Math.ceil(trashDays - (now - trashedAt.getTime()) / 86_400_000));
}
