import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { type BodyFacts, type Gold, pagesOf, readGold, readRows } from "#bin/verify/import/gold.ts";
import { fields, measure, newRates, type Rates } from "#bin/verify/import/measure.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { readFile } from "#lib/imports/read-file.ts";
import { readRow } from "#lib/imports/read-row.ts";
import { ReadFault } from "#lib/imports/reading.ts";

const fixtures = join(root, "lib/imports/fixtures");
const saved = join(root, "../shared/data/legacy/html");
const facts = new Map(readRows<BodyFacts>(join(root, "bin/verify/import/legacy-bodies.jsonl")).map((row) => [row.file, row]));
const channelNames = (JSON.parse(readFileSync(join(root, "db/seed/channels.json"), "utf8")) as { name: string }[]).map(({ name }) => name);
const bounds = { title: 0.95, source: 0.9, publishedAt: 0.9, clicks: 0.9 };
const slowest = 20;

/** `perSecond`: pages a second of processor time, the best of three passes, so that a busy machine does not blur it. */
type PageSet = { name: string; held: boolean; rates: Rates; perSecond: number };

function readFolder(folder: string): PageSet {
  const gold = readGold(folder);
  const rates = newRates();
  const paths = pagesOf(folder);
  const read = paths.map((path) => ({ path, items: readFile(readFileSync(path), path, { channelNames }) }));
  const seconds = Math.min(...[1, 2, 3].map(() => secondsToRead(paths)));
  for (const { path, items } of read)
    for (const item of items) measure(rates, basename(path), item, gold.get(basename(path)), facts.get(basename(path)));
  return { name: folder, held: gold.size > 0, rates, perSecond: paths.length / seconds };
}

function secondsToRead(paths: readonly string[]): number {
  const began = process.cpuUsage();
  for (const path of paths) readFile(readFileSync(path), path, { channelNames });
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

type Row = { file?: string; id?: string; gold?: Omit<Gold, "file"> };

/** Rows of text stand beside some folders; their rates are told, not held: much of a page is lost in them. */
function readTexts(path: string, gold: Map<string, Gold>): PageSet {
  const rates = newRates();
  const began = process.cpuUsage();
  const rows = readRows<Row>(path);
  for (const row of rows) {
    const name = row.id ?? basename(row.file ?? "");
    const known = row.gold ? { file: name, ...row.gold } : gold.get(name);
    measure(rates, name, { row: null, charset: "utf-8", charsetMended: false, ...attempt(row) }, known, row.gold ? undefined : facts.get(name));
  }
  const { user, system } = process.cpuUsage(began);
  return { name: path, held: false, rates, perSecond: (1_000_000 * rows.length) / (user + system) };
}

function attempt(row: Row) {
  try {
    return { reading: readRow(row, { channelNames }) };
  } catch (error) {
    if (error instanceof ReadFault) return { fault: { cause: error.cause, cure: error.cure } };
    throw error;
  }
}

const percent = ({ right, of }: { right: number; of: number }) => (of === 0 ? "–" : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`);
const mean = (values: readonly number[]) => (values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length);

function describe({ name, held, rates, perSecond }: PageSet): string[] {
  const near = name.startsWith(root) ? name.slice(root.length + 1) : name;
  return [
    `${near}${held ? "" : "（只报告）"}: ${rates.pages} pages, ${rates.articles} articles, ${rates.refused + rates.lists.right} refused, ${perSecond.toFixed(0)} pages/s`,
    `  ${fields.map((field) => `${field} ${percent(rates.rates[field])}`).join(", ")}`,
    `  body kept ${(100 * mean(rates.kept)).toFixed(1)} % (${rates.kept.length} pages), foreign text in ${rates.foreign}, lists refused ${percent(rates.lists)}`,
    ...rates.faults.map((fault) => `  ✗ ${fault}`),
  ];
}

function holds({ rates, perSecond }: PageSet): boolean {
  const rate = (field: keyof typeof bounds) => (rates.rates[field].of === 0 ? 1 : rates.rates[field].right / rates.rates[field].of);
  const bounded = Object.keys(bounds) as (keyof typeof bounds)[];
  const enough = bounded.every((field) => rate(field) >= bounds[field]);
  return enough && mean(rates.kept) >= 0.95 && rates.foreign === 0 && rates.lists.right === rates.lists.of && perSecond >= slowest;
}

function setsOf(folder: string | undefined): { sets: PageSet[]; note: string[] } {
  const own = [fixtures, join(fixtures, "unseen"), join(fixtures, "later")].map(readFolder);
  const given = folder ? resolve(folder) : saved;
  if (!existsSync(given) || !statSync(given).isDirectory()) {
    if (folder) throw new Fault({ cause: `没有文件夹 ${folder}`, cure: "给出存有网页的文件夹", command: "npm run verify -- import 文件夹" });
    return { sets: own, note: ["没有找到存下来的旧站网页，只核验仓库自带的样页；要核验别的：npm run verify -- import 文件夹"] };
  }
  const pages = readFolder(given);
  const gold = readGold(given);
  const texts = ["html_as_text.jsonl", "page_excerpts.jsonl"].map((name) => join(dirname(given), name)).filter(existsSync);
  return { sets: [pages, ...texts.map((path) => readTexts(path, gold)), ...(folder ? [] : own)], note: [] };
}

const verification: Verification = {
  name: "import",
  promise: "saved pages: title ≥ 95 %, source, time and clicks ≥ 90 %, body ≥ 95 % of the characters without navigation, lists refused, ≥ 20 pages/s",
  async run([folder]) {
    const { sets, note } = setsOf(folder);
    const held = sets.filter((set) => set.held);
    const pick = held[0] ?? sets[0];
    const { rates } = pick ?? { rates: newRates() };
    const slow = Math.min(...held.map(({ perSecond }) => perSecond), pick?.perSecond ?? 0);
    return {
      ok: held.every(holds),
      lines: [...note, ...sets.flatMap(describe)],
      figure: `title ${percent(rates.rates.title)}, source ${percent(rates.rates.source)}, time ${percent(rates.rates.publishedAt)}, clicks ${percent(rates.rates.clicks)}, body ${(100 * mean(rates.kept)).toFixed(1)} %, foreign text in ${rates.foreign} of ${rates.articles} pages, ${slow.toFixed(0)} pages/s`,
    };
  },
};
export default verification;
