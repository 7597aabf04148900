/** A date as found in text. Fields that the text does not give stay undefined. */
export type Stamp = {
  at: number;
  end: number;
  year?: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  offset?: number;
  shortYear?: boolean;
};

const han = "〇○零一二三四五六七八九十";
const patterns: readonly RegExp[] = [
  /(?<y>(?:19|20)\d{2}) ?(?<s>[-/.]) ?(?<m>\d{1,2}) ?\k<s> ?(?<d>\d{1,2})(?=\D|$|\d{1,2}:\d{2})/dg,
  new RegExp(`(?<y>(?:19|20)\\d{2}|[${han}]{4}) ?年 ?(?<m>\\d{1,2}|[${han}]{1,2}) ?月 ?(?<d>\\d{1,2}|[${han}]{1,3}) ?[日号號]?`, "dg"),
  /(?<y>(?:19|20)\d{2}) (?<m>\d{2})[-/](?<d>\d{2})(?=\D|$|\d{1,2}:\d{2})/dg,
];
const loose: readonly RegExp[] = [
  /(?<![\d./-])(?<y>\d{2})-(?<m>\d{2})-(?<d>\d{2})(?=\s|$|\d{2}:\d{2})/dg,
  /(?<![\d年./-] ?)(?<m>\d{1,2})[-/](?<d>\d{2}) ?(?=\d{2}:\d{2})/dg,
  /(?<![\d年] ?)(?<m>\d{1,2})月(?<d>\d{1,2})[日号號] ?(?=\d{1,2}[:：]\d{2}|$)/dg,
];
const clock =
  /^(?:T|[ ,，]|\(?(?:星期|周|週)[一二三四五六日天]\)?)*(?<half>上午|下午|晚上|凌晨)? ?(?<h>\d{1,2})[:：时時点點](?<mi>\d{2})(?:[:：分](?<s>\d{2}))?(?:\.\d+)?秒?分? ?(?<ap>[AP]M)?(?<z>Z|[+-]\d{2}:?\d{2})?/i;

/** All full dates of a text in order; with `shortForms` also dates without a year or with two digits of it. */
export function findDates(text: string, shortForms = false): Stamp[] {
  const found: Stamp[] = [];
  for (const pattern of shortForms ? [...patterns, ...loose] : patterns) {
    for (const match of text.matchAll(pattern)) {
      const stamp = stampOf(text, match);
      if (stamp && !found.some((other) => stamp.at < other.end && other.at < stamp.end)) found.push(stamp);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A date written for machines: ISO, `20180822`, `2018-08-22 11:41`, seconds or milliseconds since 1970. */
export function readMachineDate(value: string): Stamp | null {
  const text = value.trim();
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text);
  if (packed) {
    const [, y, m, d, h, mi, s] = packed;
    return valid({
      at: 0,
      end: text.length,
      year: Number(y),
      month: Number(m),
      day: Number(d),
      ...(h && mi ? { hour: Number(h), minute: Number(mi) } : {}),
      ...(s ? { second: Number(s) } : {}),
    });
  }
  if (/^1\d{9}(?:\d{3})?$/.test(text)) {
    const local = new Date(Number(text.padEnd(13, "0")) + 8 * 3_600_000);
    return {
      at: 0,
      end: text.length,
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
    };
  }
  return findDates(text)[0] ?? null;
}

/** Beijing time unless the text names another offset. */
export function toDate(stamp: Stamp, year = stamp.year): Date | null {
  if (year === undefined) return null;
  const { month, day, hour = 0, minute = 0, second = 0, offset = 8 * 60 } = stamp;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000);
}

function stampOf(text: string, match: RegExpMatchArray): Stamp | null {
  const { y, m, d } = match.groups ?? {};
  const at = match.index ?? 0;
  const end = at + match[0].length;
  const year = y === undefined ? undefined : y.length === 2 ? 2_000 + Number(y) : numberOf(y, true);
  const time = clock.exec(text.slice(end));
  const base: Stamp = {
    at,
    end,
    month: numberOf(m ?? ""),
    day: numberOf(d ?? ""),
    ...(year === undefined ? {} : { year }),
    ...(y?.length === 2 ? { shortYear: true } : {}),
  };
  return valid(time ? withTime(base, time) : base);
}

function withTime(stamp: Stamp, time: RegExpExecArray): Stamp {
  const { half, h, mi, s, ap, z } = time.groups ?? {};
  let hour = Number(h);
  if (hour < 12 && (half === "下午" || half === "晚上" || /^pm$/i.test(ap ?? ""))) hour += 12;
  if (hour > 23 || Number(mi) > 59) return stamp;
  const offset = z === undefined ? undefined : /^z$/i.test(z) ? 0 : Number(`${z[0]}1`) * (Number(z.slice(1, 3)) * 60 + Number(z.slice(-2)));
  return {
    ...stamp,
    end: stamp.end + time[0].length,
    hour,
    minute: Number(mi),
    ...(s === undefined ? {} : { second: Number(s) }),
    ...(offset === undefined ? {} : { offset }),
  };
}

function valid(stamp: Stamp): Stamp | null {
  const { year = 2000, month, day } = stamp;
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1949 || year > new Date().getFullYear() + 1) return null;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day ? stamp : null;
}

function numberOf(text: string, digitsOnly = false): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (mark: string): number => ("〇○零".includes(mark) ? 0 : "一二三四五六七八九".indexOf(mark) + 1);
  if (digitsOnly) return [...text].reduce((sum, mark) => sum * 10 + digit(mark), 0);
  const [tens, ones] = text.split("十");
  if (ones === undefined) return digit(text);
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}
