import { findDates, readMachineDate, type Stamp, toDate } from "./dates.ts";
import type { Facts, Zones } from "./facts.ts";
import { type Head, metaValue } from "./head.ts";
import type { Line } from "./lines.ts";

export type Published = { at: Date; hasTime: boolean; doubt: string | null };
type Candidate = { stamp: Stamp; weight: number; doubt: string | null };

const label =
  /(?:发布|發布|发表|發表|编辑|编发|录入|上传|添加|刊发|公布|出版|提交|Posted|Published)(?:时间|時間|日期|于|於|on)?\s*[:：]?\s*$|(?:时间|時間|日期|Date)\s*[:：]\s*$/i;
const changed = /(?:更新|修改|最后|成文|生效|施行|Updated)[^:：]{0,6}[:：]?\s*$/i;

/** When the article was published, from labels, the lines around it, the page's statements and its address, in this order. */
export function findPublished(zones: Zones, head: Head, address: string | null, allLines: readonly Line[]): Published | null {
  const candidates = [
    ...fromLines(zones.head, 90),
    ...fromBadge(zones.head),
    ...fromLines(zones.hidden, 84),
    ...fromHead(head),
    ...fromLines(zones.tail.slice(3), 60),
    ...fromTailOfBody(zones.tail.slice(0, 3)),
    ...fromSignature(zones.body),
    ...fromAddress(address),
  ].sort((a, b) => b.weight - a.weight);
  const [best] = candidates;
  if (!best) return null;
  const finer = candidates.filter(({ stamp, weight }) => weight >= 70 && sameDay(stamp, best.stamp)).find(({ stamp }) => isFiner(stamp, best.stamp));
  const stamp = finer?.stamp ?? best.stamp;
  if (stamp.year !== undefined) return result(stamp, stamp.year, stamp.shortYear ? "年份只有两位" : best.doubt);
  const year = guessYear(stamp, candidates, address, allLines, head);
  return year === null ? null : result(stamp, year, `日期没有年份，按上下文取 ${year} 年`);
}

function result(stamp: Stamp, year: number, doubt: string | null): Published | null {
  const at = toDate(stamp, year);
  if (!at) return null;
  return { at, hasTime: stamp.hour !== undefined, doubt: at.getTime() > Date.now() + 86_400_000 ? "发布时间在将来" : doubt };
}

function fromLines(lines: readonly Line[], base: number): Candidate[] {
  return lines.flatMap((line, at) => {
    if (line.text.length > 200) return [];
    return findDates(line.text, true).map((stamp) => {
      const beside = lines[at - 1]?.text ?? "";
      const before = stamp.at === 0 && /[:：]$/.test(beside) && beside.length <= 12 ? beside : line.text.slice(0, stamp.at);
      const weight =
        base +
        (label.test(before) ? 10 : 0) -
        (changed.test(before) ? 20 : 0) +
        (stamp.hour === undefined ? 0 : 4) -
        (stamp.year === undefined ? 8 : 0) -
        (line.text.length > 90 ? 30 : 0);
      return { stamp, weight, doubt: base < 70 && !label.test(before) ? "发布时间在正文之后，按位置推断" : null };
    });
  });
}

/** A date drawn as a badge: `2019` `09/07` `19:02`, or `22` above `2018-08`, each on a line of its own. */
function fromBadge(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const group = lines.slice(at, at + 3).map((line) => line.text);
    const joined = group.every((text) => /^[\d/.:年月日-]{1,10}$/.test(text))
      ? group.join(" ")
      : group.slice(0, 2).every((text) => /^[\d/.:年月日-]{1,10}$/.test(text))
        ? group.slice(0, 2).join(" ")
        : "";
    const turned = (joined || (group[0] ?? "").replace(/^(\d{1,2})((?:19|20)\d{2}[-./年]\d{1,2}月?)$/, "$1 $2")).replace(
      /^(\d{1,2}) ((?:19|20)\d{2})[-./年](\d{1,2})月?(?= |$)/,
      "$2-$3-$1",
    );
    const stamp = /\d{4}/.test(turned) ? findDates(turned)[0] : undefined;
    if (stamp) found.push({ stamp, weight: 88, doubt: null });
  }
  return found;
}

/** The last lines of a body may carry `2021-10-21 19:49`; a date of signature on its own line is a weaker sign. */
function fromTailOfBody(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line) => {
    const [stamp] = line.text.length <= 40 ? findDates(line.text) : [];
    return stamp ? [{ stamp, weight: stamp.hour === undefined ? 36 : 55, doubt: stamp.hour === undefined ? "发布时间取自落款" : null }] : [];
  });
}

/** A date alone on a line inside a document is that of its signature: better than none. */
function fromSignature(body: readonly Line[]): Candidate[] {
  return body.flatMap((line) => {
    const [stamp] = line.text.length <= 16 ? findDates(line.text) : [];
    return stamp && stamp.at === 0 && stamp.end === line.text.length ? [{ stamp, weight: 28, doubt: "发布时间取自正文里的落款" }] : [];
  });
}

function fromHead(head: Head): Candidate[] {
  const found: Candidate[] = [];
  const add = (value: string | null | undefined, weight: number): void => {
    const stamp = value ? readMachineDate(value) : null;
    if (stamp) found.push({ stamp, weight: weight + (stamp.hour === undefined ? 0 : 3), doubt: null });
  };
  add(
    metaValue(
      head,
      "pubdate",
      "publishdate",
      "article:published_time",
      "og:published_time",
      "datepublished",
      "publish_date",
      "weibo: article:create_at",
      "dc.date",
      "og:release_date",
    ),
    80,
  );
  add(head.jsonLd.published, 78);
  for (const time of head.times.slice(0, 3)) add(time.value, 62);
  const written = head.scriptDate ? readMachineDate(head.scriptDate) : null;
  if (written) found.push({ stamp: written, weight: 45, doubt: "发布时间取自网页脚本" });
  return found;
}

function fromAddress(address: string | null): Candidate[] {
  const path = address && URL.canParse(address) ? new URL(address).pathname : "";
  const match = /\/(20\d{2}|19\d{2})[-/]?(\d{2})[-/]?(\d{1,2})(?=[/_.-])/.exec(path) ?? /(?:^|\D)(20\d{2})(\d{2})(\d{2})(?=\D|\d{6,})/.exec(path);
  const stamp = match ? readMachineDate(`${match[1]}-${match[2]}-${match[3]}`) : null;
  return stamp ? [{ stamp, weight: 30, doubt: "发布日期取自网址" }] : [];
}

function sameDay(a: Stamp, b: Stamp): boolean {
  return a.month === b.month && a.day === b.day && (a.year === undefined || b.year === undefined || a.year === b.year);
}

function isFiner(stamp: Stamp, than: Stamp): boolean {
  if (stamp.year === undefined && than.year !== undefined) return false;
  if (than.year === undefined && stamp.year !== undefined && stamp.hour === than.hour && stamp.minute === than.minute) return true;
  if (than.hour === undefined) return stamp.hour !== undefined;
  return than.second === undefined && stamp.second !== undefined && stamp.hour === than.hour && stamp.minute === than.minute;
}

/** The year of a date without one: another date of the same day, the address, else the newest year of the page in which it is not later. */
function guessYear(stamp: Stamp, candidates: readonly Candidate[], address: string | null, lines: readonly Line[], head: Head): number | null {
  const twin = candidates.find((other) => other.stamp.year !== undefined && sameDay(other.stamp, stamp));
  if (twin?.stamp.year !== undefined) return twin.stamp.year;
  const inPath = /[/_-](20\d{2})(?:[/_-]|\d{2})/.exec(address ?? "")?.[1];
  if (inPath) return Number(inPath);
  const text = lines.map((line) => line.text).join("\n");
  const full = findDates(text.slice(0, 200_000)).filter((date) => date.year !== undefined);
  const newest = full.sort((a, b) => (toDate(b)?.getTime() ?? 0) - (toDate(a)?.getTime() ?? 0))[0];
  if (newest?.year !== undefined) return newest.month * 31 + newest.day >= stamp.month * 31 + stamp.day ? newest.year : newest.year - 1;
  const years = [...text.matchAll(/(?:©|Copyright|版权)[^\n]{0,20}?(?:(?:19|20)\d{2}\s*[-–—至]\s*)?(20\d{2})/gi)].map((match) => Number(match[1]));
  const spoken =
    years.length > 0
      ? years
      : head.yearInAddresses !== null
        ? [head.yearInAddresses]
        : [...text.matchAll(/(?<!\d)(20\d{2})年/g)].map((match) => Number(match[1]));
  const past = spoken.filter((year) => year <= new Date().getFullYear());
  return past.length > 0 ? Math.max(...past) : null;
}

/** Nothing was read and the page has a counter in place of a date: used by the receipt. */
export function describeCount(facts: Facts): string | null {
  return facts.clicks === null && facts.countedByScript ? "点击量由脚本写出，存下的网页里没有数字" : null;
}
