import type { BodyFacts, Gold } from "#bin/verify/import/gold.ts";
import { compare, factsOf, flatten } from "#bin/verify/import/windows.ts";
import { plainText } from "#lib/content/plain-text.ts";
import type { Item } from "#lib/imports/read-file.ts";

export const fields = ["title", "source", "publishedAt", "clicks", "author", "editor", "breadcrumb"] as const;
type Field = (typeof fields)[number];
export type Rates = {
  pages: number;
  articles: number;
  refused: number;
  rates: Record<Field, { right: number; of: number }>;
  lists: { right: number; of: number };
  /** Share of the body kept, one number a page. */
  kept: number[];
  /** Pages whose body could not be compared. */
  unmeasured: number;
  /** Pages whose body holds words of navigation, footer or share bar, or text beyond its ends. */
  foreign: number;
  faults: string[];
};

const furniture = new RegExp(
  [
    "^(?:上一[篇条]|下一[篇条]|前一篇|后一篇)\\s*[:：]?",
    "^(?:相关|推荐|热门|延伸|猜你)(?:阅读|文章|新闻|推荐|链接|喜欢)",
    "^(?:当前|您的|现在|您现在的|您当前的)位置",
    "^【?(?:打印|关闭|收藏|返回)(?:本页|窗口|此页|此文|列表|顶部|首页)?】?$",
    "^(?:字体|字号)\\s*[:：]",
    "^(?:分享到|分享至|分享：)",
    "扫一扫在手机",
    "^(?:版权所有|Copyright|©)",
    "[Ii][Cc][Pp]备\\s*\\d",
    "All Rights Reserved",
    "公网安备",
    "^(?:责任编辑|责编|网络编辑)\\s*[:：]",
    "^(?:发表|我要|网友|最新)评论",
    "^(?:设为首页|加入收藏|联系我们|网站地图)",
    "^特别声明",
    "^(?:长按|扫描).{0,10}二维码",
  ].join("|"),
);
/** Characters beyond the known ends that a caption or a signature may add. */
const slack = 40;

export function newRates(): Rates {
  const rates = Object.fromEntries(fields.map((field) => [field, { right: 0, of: 0 }])) as Rates["rates"];
  return { pages: 0, articles: 0, refused: 0, rates, lists: { right: 0, of: 0 }, kept: [], unmeasured: 0, foreign: 0, faults: [] };
}

export function measure(into: Rates, name: string, item: Item, gold: Gold | undefined, facts: BodyFacts | undefined): void {
  into.pages += 1;
  if (gold?.list) {
    into.lists.of += 1;
    if ("fault" in item) into.lists.right += 1;
    else into.faults.push(`${name}: a list was read as an article`);
    return;
  }
  if ("fault" in item) {
    into.refused += 1;
    if (gold) {
      into.faults.push(`${name}: refused, ${item.fault.cause}`);
      for (const field of fields) if (gold[field] !== undefined) into.rates[field].of += 1;
      into.kept.push(0);
    }
    return;
  }
  into.articles += 1;
  for (const field of fields) if (gold && gold[field] !== undefined) measureField(into, name, field, item.reading, gold);
  measureBody(into, name, plainText(item.reading.html), gold, facts);
}

type Reading = Extract<Item, { reading: unknown }>["reading"];

function measureField(into: Rates, name: string, field: Field, reading: Reading, gold: Gold): void {
  into.rates[field].of += 1;
  const right = field === "publishedAt" ? sameTime(reading.publishedAt, gold.publishedAt ?? null) : sameWords(reading[field], gold[field] ?? null);
  if (right || (field === "source" && gold.sourceOr?.some((other) => sameWords(reading.source, other)))) into.rates[field].right += 1;
  else into.faults.push(`${name}: ${field} ${JSON.stringify(reading[field])} instead of ${JSON.stringify(gold[field])}`);
}

function sameWords(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted) || Array.isArray(found)) return JSON.stringify(found ?? []) === JSON.stringify(wanted ?? []);
  if (typeof found === "string" && typeof wanted === "string") return flatten(found) === flatten(wanted);
  return (found ?? null) === (wanted ?? null);
}

/** A day is compared as a day of Beijing, a time to the precision it was read with. */
function sameTime(found: string | null, wanted: string | null): boolean {
  if (found === null || wanted === null) return found === wanted;
  const beijing = new Date(new Date(found).getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
  const local = wanted.replace(" ", "T").replace(/\+08:00$/, "");
  return beijing.startsWith(local);
}

function measureBody(into: Rates, name: string, text: string, gold: Gold | undefined, facts: BodyFacts | undefined): void {
  const lines = text.split("\n");
  const alien = lines.find((line) => line.length <= 80 && furniture.test(line));
  const known = gold?.body ? factsOf(name, gold.body.join("")) : facts;
  if (known) {
    const { kept, before, after } = compare(text, known);
    into.kept.push(kept);
    if (kept < 0.95) into.faults.push(`${name}: ${(kept * 100).toFixed(0)} % of the body kept`);
    if (alien || before > slack || after > slack) {
      into.foreign += 1;
      into.faults.push(`${name}: ${alien ? `foreign line “${alien}”` : `${before} characters before and ${after} after the article`}`);
    }
    return;
  }
  if (gold?.first !== undefined && gold.last !== undefined) {
    const flat = flatten(text);
    const ends = flat.startsWith(flatten(gold.first)) && flat.endsWith(flatten(gold.last));
    into.kept.push(ends ? 1 : 0);
    if (!ends) into.faults.push(`${name}: the body runs from “${lines[0]?.slice(0, 20)}” to “${lines.at(-1)?.slice(-20)}”`);
  } else into.unmeasured += 1;
  if (alien) {
    into.foreign += 1;
    into.faults.push(`${name}: foreign line “${alien}”`);
  }
}
