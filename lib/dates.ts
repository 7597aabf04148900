export const timeZone = "Asia/Shanghai";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function split(date: Date) {
  const of = Object.fromEntries(parts.formatToParts(date).map((p) => [p.type, p.value]));
  return { year: of.year ?? "", month: of.month ?? "", day: of.day ?? "", hour: of.hour ?? "", minute: of.minute ?? "" };
}

/** `2018年08月22日 11:41` */
export function minuteLabel(date: Date): string {
  const p = split(date);
  return `${p.year}年${p.month}月${p.day}日 ${p.hour}:${p.minute}`;
}

/** `2018-08-22 11:41`, the form of the PubDate page tag. */
export function pubDate(date: Date): string {
  const p = split(date);
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`;
}

/** `2018-08-22` */
export function dayLabel(date: Date): string {
  const p = split(date);
  return `${p.year}-${p.month}-${p.day}`;
}

/** `11-24` within this year, else `2018-08-22`. */
export function shortDayLabel(date: Date, now = new Date()): string {
  return yearOf(date) === yearOf(now) ? dayLabel(date).slice(5) : dayLabel(date);
}

/** `2026年11月24日` */
export function longDayLabel(date: Date): string {
  const p = split(date);
  return `${p.year}年${Number(p.month)}月${Number(p.day)}日`;
}

/** `2018-08-22T11:41:00+08:00`, for `<time datetime>`. */
export function machineTime(date: Date): string {
  const p = split(date);
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:00+08:00`;
}

/** `10:12` today, 昨天, `11-20` within the year, else `2018-08-22`. */
export function briefTime(date: Date, now = new Date()): string {
  const day = dayLabel(date);
  if (day === dayLabel(now)) return machineTime(date).slice(11, 16);
  if (day === dayLabel(new Date(now.getTime() - 86_400_000))) return "昨天";
  return shortDayLabel(date, now);
}

/** How long something has been as it is: 40分钟, 3小时, 1天4小时. */
export function since(date: Date, now = new Date()): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - date.getTime()) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days >= 7) return `${days}天`;
  if (days > 0) return hours > 0 ? `${days}天${hours}小时` : `${days}天`;
  return hours > 0 ? `${hours}小时` : `${minutes}分钟`;
}

export function yearOf(date: Date): number {
  return Number(split(date).year);
}

/** `星期二` */
export function weekday(date: Date): string {
  return new Intl.DateTimeFormat("zh-CN", { timeZone, weekday: "long" }).format(date);
}

/** `农历十月十六`, from the calendar of the runtime. */
export function lunarDay(date: Date): string {
  const of = new Intl.DateTimeFormat("zh-CN-u-ca-chinese", { timeZone, month: "long", day: "numeric" }).formatToParts(date);
  const month = of.find((p) => p.type === "month")?.value ?? "";
  const day = Number.parseInt(of.find((p) => p.type === "day")?.value ?? "", 10);
  return `农历${month}${Number.isNaN(day) ? (of.find((p) => p.type === "day")?.value ?? "") : chineseDay(day)}`;
}

function chineseDay(day: number): string {
  const digits = "一二三四五六七八九十";
  if (day <= 10) return `初${digits[day - 1]}`;
  if (day < 20) return `十${digits[day - 11]}`;
  if (day === 20) return "二十";
  if (day < 30) return `廿${digits[day - 21]}`;
  return "三十";
}

/** `2018-08-22T11:41`, the value of a datetime-local input. */
export function inputTime(date: Date): string {
  return machineTime(date).slice(0, 16);
}

/** The time that somebody chose in a datetime-local input, which knows no zone: the clock of Shanghai. */
export function parseInputTime(text: string): Date | null {
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? new Date(`${text}+08:00`) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

/** The first of two times, either of which may be missing. */
export function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other);
}

/** `2013年3月` from `2013-03`. */
export function monthLabel(month: string): string {
  const [year, number] = month.split("-");
  return `${year}年${Number(number)}月`;
}
