import type { Remark } from "#lib/checks/finding.ts";

type Pattern = { find: RegExp; severity: Remark["severity"]; message: string; put?: (match: RegExpMatchArray) => string | null };

const unit = "平方公里|平方千米|平方米|立方米|公顷|公里|千米|亩|吨|亿元|万元|元|美元|欧元|人次|人|家|户|项|辆|套|千瓦时|兆瓦|千瓦";
const patterns: Pattern[] = [
  { find: /(\d)万万(?=[元人吨亩件辆户美])/g, severity: "must", message: "“万”写了两遍", put: (match) => `${match[1]}万` },
  { find: /(\d)亿亿/g, severity: "must", message: "“亿”写了两遍", put: (match) => `${match[1]}亿` },
  { find: /(\d)亿万(?=[元人吨美欧])/g, severity: "must", message: "“亿”和“万”叠在一起", put: () => null },
  { find: /(\d[亿万]?)元元(?!旦)/g, severity: "must", message: "“元”写了两遍", put: (match) => `${match[1]}元` },
  { find: /[%％]{2,}/g, severity: "must", message: "百分号写了两遍", put: () => "%" },
  {
    find: new RegExp(`(?<=\\d[\\d.]*[多余]?[万亿]?)(${unit})\\1(?!次|民|均|口|数|才|工|员|居|群|大|力)`, "g"),
    severity: "must",
    message: "单位写了两遍",
    put: (match) => match[1] ?? null,
  },
  { find: /(?<=\d[万亿]?)(平方公里公里|公里公顷|平方米米|公顷亩|亿元万元|万元亿元|万亿元亿元)/g, severity: "must", message: "两个单位叠在一起" },
  { find: /百分之[\d.]+[%％]/g, severity: "must", message: "“百分之”和“%”重复", put: (match) => match[0].slice(3) },
  { find: /(\d)[%％]个?百分点/g, severity: "must", message: "“%”和“个百分点”重复", put: (match) => `${match[1]}个百分点` },
  { find: /(\d)[%％]点(?![\d一二三四五六七八九])/g, severity: "should", message: "应写作“个百分点”", put: (match) => `${match[1]}个百分点` },
  { find: /(\d)百分点/g, severity: "should", message: "“百分点”前缺“个”", put: (match) => `${match[1]}个百分点` },
  { find: /(\d)个个(?=百分点|项目|企业|工作日)/g, severity: "must", message: "“个”写了两遍", put: (match) => `${match[1]}个` },
  { find: /(?<![\d.,])\d{1,3}(?:,\d{3})*,\d{1,2}(?![\d,])(?=[亿万元个人家户吨亩])/g, severity: "should", message: "千分位逗号的位置不对" },
  { find: /(?<![\d,])\d+,\d{3}[亿](?=元)/g, severity: "hint", message: "逗号是千分位还是小数点，请核对" },
  { find: /(?<![\d.第A-Za-z])\d+\.\d+\.\d+(?=[亿万元%％])/g, severity: "must", message: "一个数里有两个小数点" },
  { find: /(?<![\d.,A-Za-z])0\d+(?:\.\d+)?(?=[亿万]?元|[%％])/g, severity: "should", message: "数字以0开头" },
  {
    find: /(?:减少|下降|降低|缩短|缩小|减低|回落)了?[\d一二三四五六七八九十两]+(?:\.\d+)?倍/g,
    severity: "should",
    message: "减少、下降不用“倍”，应写百分比或分数",
  },
  {
    find: /(?:下降|减少|降低|降幅(?:达|为)?|负增长|萎缩)了?[达约]?(?:1[0-9]{2}|[2-9]\d{2}|\d{4,})(?:\.\d+)?[%％]/g,
    severity: "should",
    message: "下降的幅度超过100%，请核对",
  },
  {
    find: /占(?:[\p{Script=Han}]{0,12}?)(?:的)?(?:1[0-9]{2}|[2-9]\d{2}|\d{4,})(?:\.\d+)?[%％]/gu,
    severity: "should",
    message: "占比超过100%，请核对",
  },
  { find: /(?:超过?|逾|近|约)[\d.]+(?:多|余)(?=[万亿个家项户人元])/g, severity: "hint", message: "概数词重复，“近、约、超”和“多、余”只用一个" },
  { find: /(?:大约|约)[\d.]+[\p{Script=Han}]{1,3}左右/gu, severity: "hint", message: "“约”和“左右”重复，只用一个" },
  { find: /(?:超过|逾)[\d.]+[\p{Script=Han}%％]{1,3}以上/gu, severity: "hint", message: "“超过”和“以上”重复，只用一个" },
  { find: /(?<![\d.])([12]\d{3})年?[—\-~～至]([12]\d{3})年/g, severity: "should", message: "起止年份先后颠倒", put: () => null },
  {
    find: /同比(?:比|较|去年|上年|上年同期|去年同期|同期)/g,
    severity: "should",
    message: "“同比”就是与上年同期相比，说重复了",
    put: (match) => (/同比(?:比|较)/.test(match[0]) ? null : "同比"),
  },
  { find: /环比(?:比|较|上月|上个月|上季度)/g, severity: "should", message: "“环比”就是与上一期相比，说重复了", put: () => "环比" },
  { find: /(?:比|较)(?:去年|上年)(?:同期)?同比/g, severity: "should", message: "“同比”就是与上年同期相比，说重复了", put: () => "同比" },
  {
    find: /(?:提高|上升|下降|增加|回落)了?[\d.]+[%％](?=，?(?:达到|升至|降至|至)[\d.]+[%％])/g,
    severity: "hint",
    message: "百分比之间的差应写作“个百分点”",
    put: (match) => match[0].replace(/[%％]$/, "个百分点"),
  },
];
/** Numbers and units that cannot be meant as they are written. */
export function numbers(text: string): Remark[] {
  if (!/\d/.test(text) && !text.includes("比")) return [];
  const found: Remark[] = [];
  for (const { find, severity, message, put } of patterns)
    for (const match of text.matchAll(find)) {
      if (message.startsWith("起止年份") && Number(match[1]) <= Number(match[2])) continue;
      const rule = /同比|环比/.test(message) ? "wording" : "unit";
      found.push({ rule, severity, from: match.index, to: match.index + match[0].length, message, suggestion: put?.(match) ?? null });
    }
  return [...found, ...conversions(text)];
}

/** How many of the first one are in one: square metres, yuan. */
const sizes: Record<string, number> = { 平方公里: 1_000_000, 平方千米: 1_000_000, 公顷: 10_000, 亩: 10_000 / 15, 平方米: 1 };
const conversion = new RegExp(
  `(?<![\\d.])([\\d.]+)(万?)(${Object.keys(sizes).join("|")})[（(](?:约|合|约合|即|折合)?([\\d.]+)(万?)(${Object.keys(sizes).join("|")})[）)]`,
  "g",
);

/** 5平方公里（7500亩）: the same area twice, as far as rounding allows. */
function conversions(text: string): Remark[] {
  const found: Remark[] = [];
  for (const match of text.matchAll(conversion)) {
    const [whole, first = "", firstTen, firstUnit = "", second = "", secondTen, secondUnit = ""] = match;
    const left = Number(first) * (firstTen ? 10_000 : 1) * (sizes[firstUnit] ?? 1);
    const right = Number(second) * (secondTen ? 10_000 : 1) * (sizes[secondUnit] ?? 1);
    if (firstUnit === secondUnit || !(left > 0) || Math.abs(left - right) / left < 0.06) continue;
    found.push({
      rule: "unit",
      severity: "should",
      from: match.index,
      to: match.index + whole.length,
      message: "两种单位的面积对不上",
      suggestion: null,
    });
  }
  return found;
}
