import type { Remark } from "#lib/checks/finding.ts";

const days = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekdays = "日一二三四五六";
/** A year may stand before, a second day after a dash, a weekday in brackets. */
const date =
  /(?:(?<![\d.])(\d{4})年|(今年|本年|去年|明年))?(?<![\d.．·第])(\d{1,3})月(?:(\d{1,3})[日号])?(?:[—\-~～至到](\d{1,3})[日号])?(?:[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?)?/g;
const span = /(?<![\d.])(\d{1,2})月(\d{1,2})(?:日)?[—\-~～至到](?:(\d{1,2})月)?(\d{1,2})[日号]/g;
const written = /(?<![\d.])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/g;
const clock = /(?<![\d:：.])(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?![\d:：])/g;
const hours = /(?<![\d.])(\d{1,2})(?:时|点)(\d{1,2})分/g;
const lunar = /[农阴]历|腊月|正月|闰/;

function impossible(year: number | null, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return `没有${month}月`;
  // Without a year the 29th of February may well have been.
  if (day !== null && (day < 1 || day > days(year ?? 2024, month)))
    return year && month === 2 && day === 29 ? `${year}年2月没有29日` : `${month}月没有${day}日`;
  return null;
}

function yearOf(digits: string | undefined, word: string | undefined, articleYear: number): number | null {
  if (digits) return Number(digits);
  if (!word) return null;
  return articleYear + (word === "去年" ? -1 : word === "明年" ? 1 : 0);
}

/** Days that are not in the calendar, weekdays that do not fall on their date, times past the end of the day. */
export function dates(text: string, articleDate: string): Remark[] {
  const found: Remark[] = [];
  const say = (severity: Remark["severity"], from: number, length: number, message: string, suggestion: string | null = null) =>
    found.push({ rule: "date", severity, from, to: from + length, message, suggestion });
  const articleYear = Number(articleDate.slice(0, 4));
  for (const match of text.matchAll(date)) {
    const [whole, digits, word, monthText, dayText, endText, weekday] = match;
    if (lunar.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
    const year = yearOf(digits, word, articleYear);
    const month = Number(monthText);
    const day = dayText ? Number(dayText) : null;
    // 15月龄 and 满18月 count months; only a year before or a day after makes it a month of the calendar.
    if (day === null && (year === null || /^[龄个大内以]/.test(text.slice(match.index + whole.length)))) continue;
    const fault = impossible(year, month, day) ?? (endText && day !== null ? impossible(year, month, Number(endText)) : null);
    if (fault) say("must", match.index, whole.length, `日期不存在：${fault}`);
    else if (endText && day !== null && Number(endText) < day) say("should", match.index, whole.length, "起止日期先后颠倒");
    else if (weekday && day !== null) {
      const stated = weekday === "天" ? "日" : weekday;
      const lastDay = endText ? Number(endText) : day;
      const real = weekdays[new Date(Date.UTC(year ?? articleYear, month - 1, lastDay)).getUTCDay()] ?? "";
      const at = match.index + whole.search(/(?:星期|周|礼拜)[一二三四五六日天]/);
      const kind = /星期|周|礼拜/.exec(whole)?.[0] ?? "星期";
      if (real !== stated)
        say(
          digits ? "must" : "should",
          at,
          kind.length + 1,
          `${year ?? articleYear}年${month}月${lastDay}日是${kind}${real}，不是${kind}${weekday}`,
          `${kind}${real}`,
        );
    }
  }
  for (const match of text.matchAll(span)) spanFault(match, text, say);
  for (const match of text.matchAll(written)) {
    const [whole, year, month, day] = match;
    if (/[编文令号章]|GB|ISO|版/.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    const fault = Number(year) > 1000 && Number(year) < 2200 ? impossible(Number(year), Number(month), Number(day)) : null;
    if (fault) say("should", match.index, whole.length, `日期不存在：${fault}`);
  }
  for (const pattern of [clock, hours])
    for (const match of text.matchAll(pattern)) {
      const [whole, hour, minute, second] = match;
      const isTime =
        pattern === hours ||
        second !== undefined ||
        /[上下]午|[时日晚早晨间号]\s*$|[）)]\s*$/.test(text.slice(Math.max(0, match.index - 4), match.index));
      if (isTime && (Number(hour) > 24 || Number(minute) > 59 || Number(second ?? 0) > 59))
        say(pattern === hours ? "must" : "should", match.index, whole.length, "时刻不存在");
    }
  const mixed = /[二一][〇零○0OＯo]?[〇零○0OＯo一二三四五六七八九]{2,3}年/g;
  for (const match of text.matchAll(mixed))
    if (match[0].length === 5 && /[0OＯo○]/.test(match[0]))
      say("should", match.index, 5, "年份里的“零”应写作“〇”", match[0].replace(/[0OＯo○]/g, "〇"));
  return found;
}

type Say = (severity: Remark["severity"], from: number, length: number, message: string, suggestion?: string | null) => void;

/** 4月28—31日 has an end that is a day too; 5月10日至3月2日 goes backwards unless it passes the turn of the year. */
function spanFault(match: RegExpMatchArray, text: string, say: Say): void {
  const [whole, month, day, endMonth, endDay] = match;
  const at = match.index ?? 0;
  if (lunar.test(text.slice(Math.max(0, at - 4), at))) return;
  const [from, to] = [Number(month), Number(endMonth ?? month)];
  if (endMonth !== undefined) {
    if (from <= 12 && to < from && from < 11) say("should", at, whole.length, "起止日期先后颠倒");
    return;
  }
  // With 日 after the first day the pattern of dates has read both.
  if (/月\d{1,2}日/.test(whole)) return;
  const fault = impossible(null, from, Number(day)) ?? impossible(null, from, Number(endDay));
  if (fault) say("must", at, whole.length, `日期不存在：${fault}`);
  else if (Number(endDay) < Number(day)) say("should", at, whole.length, "起止日期先后颠倒");
}
