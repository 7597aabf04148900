const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;
const closingHour = 18;

/**
 * The close of office (18:00 in Beijing) so many working days after `from`. Monday to Friday are taken for working days,
 * which the screen says beside the date: public holidays are not known here.
 */
export function dueAfter(from: Date, workingDays: number): Date {
  let day = Math.floor((from.getTime() + beijingMs) / dayMs);
  let left = workingDays;
  while (left > 0) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  while (!isWorkingDay(day)) day += 1;
  return new Date(day * dayMs - beijingMs + closingHour * 3_600_000);
}

/** Days since 1970-01-01, which was a Thursday. */
function isWorkingDay(day: number): boolean {
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}
