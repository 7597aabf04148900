import type { Remark } from "#lib/checks/finding.ts";

type Say = (severity: Remark["severity"], from: number, to: number, message: string) => void;
type Amount = { value: number; unit: string; decimals: number; from: number; to: number };

const tens: Record<string, number> = {
  百: 100,
  千: 1_000,
  万: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  万亿: 1_000_000_000_000,
  "": 1,
};
const amount =
  /(?<![\d.—\-~～A-Za-z])([\d,]+(?:\.\d+)?)([百千]?万亿|[百千]?万|亿)?(平方公里|平方千米|平方米|公顷|个百分点|美元|欧元|人次|元|%|％|个|家|户|项|人|名|亩|吨|台|套|辆|件|公里|所|座|处|次|条|艘|支|批)(?!月|年|小时|百分|工作日|自然日|交易日|星期|季度|半|点)/g;

function amounts(text: string, from: number, to: number): Amount[] {
  return [...text.slice(from, to).matchAll(amount)].map((match) => {
    const digits = (match[1] ?? "").replaceAll(",", "");
    const ten = tens[match[2] ?? ""] ?? 1;
    return {
      value: Number(digits) * ten,
      unit: (match[3] ?? "").replace("％", "%"),
      decimals: (1 / 10 ** (digits.split(".")[1]?.length ?? 0)) * ten,
      from: from + match.index,
      to: from + match.index + match[0].length,
    };
  });
}

/** Half the last digit of each number may have been rounded away. */
const differs = (a: number, b: number, slack: number) => Math.abs(a - b) > slack + 1e-6 * Math.abs(a);
const shown = (value: number) => String(Math.round(value * 100) / 100);

/** Sums and percentages as they are written within one sentence. */
export function sums(text: string): Remark[] {
  if ((text.match(/\d/g)?.length ?? 0) < 3) return [];
  const found: Remark[] = [];
  const say: Say = (severity, from, to, message) => found.push({ rule: "sum", severity, from, to, message, suggestion: null });
  for (const sentence of text.matchAll(/[^。！？\n]+/g)) {
    const end = sentence.index + sentence[0].length;
    partsOfWhole(text, sentence.index, end, say);
    shares(text, sentence.index, end, say);
    growth(text, sentence.index, end, say);
    shareOf(text, sentence.index, end, say);
  }
  return found;
}

const isExact = /^(?:个百分点|%)$/;

/** 共44个，其中A20个、B15个; A20个、B15个，合计36个. */
function partsOfWhole(text: string, from: number, to: number, say: Say): void {
  const sentence = text.slice(from, to);
  const split = sentence.search(/其中|包括|分别为|分别是|由/);
  if (split >= 0) {
    const before = amounts(text, from, from + split);
    const clause = text.slice(from + split, to).split(/[；;]/)[0] ?? "";
    const whole = before.at(-1);
    if (
      whole &&
      !isExact.test(whole.unit) &&
      !/[。；;]/.test(text.slice(whole.to, from + split)) &&
      !/^[，,]?(?:同比|增|较|比)/.test(text.slice(whole.to, whole.to + 3))
    ) {
      const parts = partsAfter(text, from + split, from + split + clause.length, whole);
      const largest = parts.find((part) => part.value > whole.value + whole.decimals);
      const sum = parts.reduce((total, part) => total + part.value, 0);
      const slack = whole.decimals / 2 + parts.reduce((total, part) => total + part.decimals / 2, 0);
      const isAll =
        /合计|总计|共计|一共|总共|分别|共(?=[\d有计])/.test(sentence.slice(Math.max(0, whole.from - from - 12), split + 3)) && parts.length > 1;
      if (largest)
        say("must", largest.from, largest.to, `其中的一项${text.slice(largest.from, largest.to)}大于总数${text.slice(whole.from, whole.to)}`);
      else if (parts.length > 1 && sum > whole.value + slack)
        say("should", whole.from, whole.to, `各项相加是${shown(sum / scaleOf(whole))}，大于总数${text.slice(whole.from, whole.to)}`);
      else if (isAll && parts.length > 2 && differs(sum, whole.value, slack) && sum > whole.value * 0.8)
        say("hint", whole.from, whole.to, `各项相加是${shown(sum / scaleOf(whole))}，与总数${text.slice(whole.from, whole.to)}不同`);
    }
  }
  const total = /[，,、；](?:三项|两项|四项|以上)?(?:合计|共计|总计|一共|总共)(?:[\p{Script=Han}]{0,4}?)(?=\d)/u.exec(sentence);
  if (!total) return;
  const at = from + total.index;
  const whole = amounts(text, at, to)[0];
  if (!whole || whole.from > at + total[0].length) return;
  const parts = amounts(text, from, at).filter(({ unit }) => unit === whole.unit);
  const sum = parts.reduce((sumSoFar, part) => sumSoFar + part.value, 0);
  const slack = whole.decimals / 2 + parts.reduce((sumSoFar, part) => sumSoFar + part.decimals / 2, 0);
  if (parts.length > 1 && !/同比|增长|其中|较|比上/.test(text.slice(from, at)) && differs(sum, whole.value, slack))
    say("should", whole.from, whole.to, `前面各项相加是${shown(sum / scaleOf(whole))}，这里写的是${text.slice(whole.from, whole.to)}`);
}

const scaleOf = (whole: Amount) =>
  whole.value >= 100_000_000 && whole.decimals >= 1_000 ? 100_000_000 : whole.value >= 10_000 && whole.decimals >= 10 ? 10_000 : 1;

/** Amounts of the same unit that count things of the whole, not growth, means or money spent on them. */
function partsAfter(text: string, from: number, to: number, whole: Amount): Amount[] {
  return amounts(text, from, to).filter((part) => {
    if (part.unit !== whole.unit) return false;
    const before = text.slice(Math.max(from, part.from - 8), part.from);
    return !/同比|增长|增加|新增|增至|达到|人均|每|平均|累计|超|投资|吸纳|带动|服务|惠及|覆盖|近[\p{Script=Han}]?年|去年|上年|总/u.test(before);
  });
}

const share = /占(?:比)?(?:总数|全部|总量|其中|比重|[\p{Script=Han}]{0,8}?)?(?:的|为|达|约)*([\d.]+)[%％]/gu;

/** 分别占38%、32%和31%; 占38%，占40%，占30%: shares of one whole. */
function shares(text: string, from: number, to: number, say: Say): void {
  const sentence = text.slice(from, to);
  const listed = /分别(?:占|为)(?:[\p{Script=Han}]{0,8}?的?)((?:[\d.]+[%％][、，和及与]{0,2}){2,})/u.exec(sentence);
  if (listed?.[0].includes("占")) {
    const values = [...(listed[1] ?? "").matchAll(/([\d.]+)[%％]/g)].map((each) => Number(each[1]));
    const sum = values.reduce((total, value) => total + value, 0);
    const at = from + listed.index;
    if (sum > 100 + values.length * 0.06 && sum > 100.5) say("should", at, at + listed[0].length, `各占比相加是${shown(sum)}%，超过100%`);
    else if (values.length > 2 && sum >= 97 && sum < 99.5) say("hint", at, at + listed[0].length, `各占比相加是${shown(sum)}%，不足100%`);
    return;
  }
  for (const clause of sentence.matchAll(/[^；;]+/g)) {
    const matches = [...clause[0].matchAll(share)];
    const [first, last] = [matches[0], matches.at(-1)];
    if (!first || !last || matches.length < 2 || /同比|分别/.test(clause[0].slice(first.index, last.index))) continue;
    // Shares of different wholes are named: 占全区38%, 占全市40%.
    const wholes = new Set(
      matches.map((match) => /^占(?:比)?((?:全|总|本|该|出口|进口)[\p{Script=Han}]{0,6}?)(?:的|为|达|约)*[\d.]/u.exec(match[0])?.[1] ?? ""),
    );
    const sum = matches.reduce((total, match) => total + Number(match[1]), 0);
    const start = from + clause.index;
    if (wholes.size === 1 && sum > 100.5)
      say("should", start + first.index, start + last.index + last[0].length, `这几个占比相加是${shown(sum)}%，超过100%`);
  }
}

const change =
  /(?:从|由)(?:[\p{Script=Han}\d年]{0,8}?的)?([\d,.]+)(万亿|亿|万|千)?(元|美元|个|家|户|人|吨|亩|平方公里|公顷|项)?(?:增长|增加|提高|上升|提升|扩大|攀升|下降|减少|降低|回落|缩小)?(?:到|至|为)(?:了|[\p{Script=Han}\d年]{0,8}?的)?([\d,.]+)(万亿|亿|万|千)?(元|美元|个|家|户|人|吨|亩|平方公里|公顷|项)?，?(?:同比|共|累计|年均)?(增长|增加|提高|上升|增幅达?|下降|减少|降低|降幅达?)了?(?:约|近|超过?)?([\d.]+)([%％]|倍)/gu;

/** 从100亿元增长到133.7亿元，增长35%. */
function growth(text: string, from: number, to: number, say: Say): void {
  for (const match of text.slice(from, to).matchAll(change)) {
    const [whole, first, firstTen, , second, secondTen, , verb = "", stated, kind] = match;
    if (/年均|近|约|超/.test(whole.slice(whole.lastIndexOf(verb) - 4))) continue;
    const before = Number(first?.replaceAll(",", "")) * (tens[firstTen ?? secondTen ?? ""] ?? 1);
    const after = Number(second?.replaceAll(",", "")) * (tens[secondTen ?? ""] ?? 1);
    if (!(before > 0)) continue;
    const isFall = /降|减/.test(verb);
    const real = kind === "倍" ? after / before - 1 : ((isFall ? before - after : after - before) / before) * 100;
    const digits = stated?.split(".")[1]?.length ?? 0;
    const slack = kind === "倍" ? 0.15 + 0.5 / 10 ** digits : Math.max(0.6 / 10 ** digits, Math.abs(real) * 0.01, 0.1);
    const at = from + match.index;
    if (Math.abs(real - Number(stated)) > slack)
      say(
        "should",
        at,
        at + whole.length,
        `按这两个数算应是${shown(Math.round(real * 10) / 10)}${kind === "倍" ? "倍" : "%"}，写的是${stated}${kind}`,
      );
  }
}

const part =
  /([\d,.]+)(万亿|亿|万|千)?(元|美元|个|家|户|人|吨|亩|平方公里|公顷|项)(?:[\p{Script=Han}]{0,4})，?占(?:[\p{Script=Han}]{0,12})(?:[（(]|总[\p{Script=Han}]{0,4}|共)([\d,.]+)(万亿|亿|万|千)?(?:元|美元|个|家|户|人|吨|亩|平方公里|公顷|项)[）)]?的?(?:比重|比例)?(?:为|达|约)*([\d.]+)[%％]/gu;

/** 22.96亿元，占全区（60亿元）的38%. */
function shareOf(text: string, from: number, to: number, say: Say): void {
  for (const match of text.slice(from, to).matchAll(part)) {
    const [whole, first, firstTen, , second, secondTen, stated] = match;
    const all = Number(second?.replaceAll(",", "")) * (tens[secondTen ?? ""] ?? 1);
    const real = ((Number(first?.replaceAll(",", "")) * (tens[firstTen ?? ""] ?? 1)) / all) * 100;
    const digits = stated?.split(".")[1]?.length ?? 0;
    const at = from + match.index;
    if (all > 0 && Math.abs(real - Number(stated)) > Math.max(0.6 / 10 ** digits, real * 0.01))
      say("should", at, at + whole.length, `按这两个数算应是${shown(Math.round(real * 10) / 10)}%，写的是${stated}%`);
  }
}
