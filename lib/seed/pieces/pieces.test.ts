import { expect, test } from "vitest";
import { plainText } from "#lib/content/plain-text.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { seedArticles } from "#lib/seed/articles.ts";
import { seedText } from "#lib/seed/files.ts";

// Counted here from the raw lines, not through the code that writes the pieces.
const lines = seedText("zones-2018.csv")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(","));
type Line = readonly string[];
const [code, name, province, type, month, hectares, industries] = [1, 2, 3, 5, 6, 7, 8].map((column) => (line: Line) => line[column] ?? "") as [
  (l: Line) => string,
  (l: Line) => string,
  (l: Line) => string,
  (l: Line) => string,
  (l: Line) => string,
  (l: Line) => string,
  (l: Line) => string,
];
const year = (line: Line) => month(line).slice(0, 4);
const types = ["经济技术开发区", "高新技术产业开发区", "海关特殊监管区域", "边境/跨境经济合作区", "其他类型开发区"];
const sum = (of: readonly Line[]) => String(Math.round(of.reduce((total, line) => total + Number(hectares(line)), 0) * 100) / 100);
const count = (test: (line: Line) => boolean) => lines.filter(test).length;

const articles = seedArticles().map((article) => ({ ...article, html: sanitize(article.html), text: plainText(sanitize(article.html)) }));
const compiled = articles.filter((article) => article.source?.name === "本站整理");
const own = articles.filter((article) => article.importKey !== "seed:songjiang" && !article.importKey.startsWith("seed:law:"));
const piece = (slug: string) => {
  const found = articles.find((article) => article.importKey === `seed:${slug}`);
  if (!found) throw new Error(`no piece ${slug}`);
  return found;
};
const cells = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map((row) =>
    [...(row[1] ?? "").matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((cell) => plainText(cell[1] ?? "")),
  );
const tableRows = (html: string) =>
  cells(html).filter((row) => !["名称", "省份", "年份", "类型", "地区", "序号", "章", "主导产业"].includes(row[0] ?? ""));
const monthLabel = (text: string) =>
  text
    .split("/")
    .map((one) => `${one.slice(0, 4)}年${Number(one.slice(5))}月`)
    .join("、");

test("no channel is empty", () => {
  const filled = new Set(articles.map((article) => article.channelSlug));
  const channels = (JSON.parse(seedText("channels.json")) as { slug: string }[]).map((channel) => channel.slug);
  expect(channels).toHaveLength(10);
  for (const slug of channels) expect(filled).toContain(slug);
});

test("every row that names a zone is its line in the catalogue", () => {
  let rows = 0;
  for (const article of compiled) {
    for (const [zoneName, zoneCode, months, area, named] of cells(article.html).filter((row) => /^G\d{6}$/.test(row[1] ?? ""))) {
      const line = lines.find((one) => code(one) === zoneCode);
      expect(line, zoneCode).toBeDefined();
      if (line) expect([zoneName, months, area, named]).toEqual([name(line), monthLabel(month(line)), hectares(line), industries(line)]);
      rows += 1;
    }
    for (const [, linked, label] of article.html.matchAll(/<a href="\/zones\/(G\d+)">(.*?)<\/a>/g))
      expect(label).toBe(name(lines.find((line) => code(line) === linked) ?? []));
  }
  expect(rows).toBeGreaterThan(552 * 2);
});

test("a province's piece lists all of its zones and counts them by type", () => {
  const provinces = [...new Set(lines.map(province))];
  expect(provinces).toHaveLength(31);
  for (const where of provinces) {
    const mine = lines.filter((line) => province(line) === where);
    const article = piece(`province:${Number(code(mine[0] ?? []).slice(1, 3))}`);
    expect(article.title).toBe(`${where}国家级开发区${mine.length}家：名录与概况`);
    expect(new Set(tableRows(article.html).map((row) => row[1]))).toEqual(new Set(mine.map(code)));
    if (mine.length > 1) expect(article.text).toContain(`核准面积合计${sum(mine)}公顷`);
    const present = types.filter((kind) => mine.some((line) => type(line) === kind));
    for (const kind of present) expect(article.html).toContain(`<h2>${kind}（${mine.filter((line) => type(line) === kind).length}家）</h2>`);
    expect(article.html.match(/<h2>/g)).toHaveLength(present.length);
  }
});

test("the table of approvals counts each year and type", () => {
  const rows = tableRows(piece("approvals").html);
  expect(rows).toHaveLength(2018 - 1984 + 2);
  for (const [label, total, ...byType] of rows) {
    const inYear = (line: Line) => label === "合计" || year(line) === label?.slice(0, 4);
    expect(Number(total)).toBe(count(inYear));
    expect(byType.map(Number)).toEqual(types.map((kind) => count((line) => inYear(line) && type(line) === kind)));
  }
  for (const [, from, to, zones] of piece("approvals").text.matchAll(/(\d{4})—(\d{4})年(?:批准)?(\d+)家/g))
    expect(Number(zones)).toBe(count((line) => year(line) >= (from ?? "") && year(line) <= (to ?? "")));
});

test("a year's piece lists the zones of that year", () => {
  const years = articles.filter((article) => article.importKey.startsWith("seed:approvals:"));
  expect(years.length).toBeGreaterThan(5);
  for (const article of years) {
    const which = article.importKey.slice(-4);
    const mine = lines.filter((line) => year(line) === which);
    expect(article.title).toBe(`${which}年批准的国家级开发区：${mine.length}家名录`);
    expect(article.summary).toContain(`核准面积合计${sum(mine)}公顷`);
    expect(new Set(tableRows(article.html).map((row) => row[1]))).toEqual(new Set(mine.map(code)));
  }
});

test("the national overview and its provinces add up", () => {
  expect(piece("overview").text).toContain(`列入国家级开发区552家，核准面积合计${sum(lines)}公顷`);
  for (const row of tableRows(piece("overview:provinces").html)) {
    const mine = lines.filter((line) => province(line) === row[0]);
    expect(row.slice(1)).toEqual([String(mine.length), ...types.map((kind) => String(mine.filter((line) => type(line) === kind).length)), sum(mine)]);
  }
  for (const [at, kind] of types.entries()) {
    if (kind === "边境/跨境经济合作区") continue;
    const mine = lines.filter((line) => type(line) === kind);
    const share = ((mine.length / 552) * 100).toFixed(1);
    expect(piece(`type:${at + 1}`).summary).toBe(
      `2018年版目录列入${kind}${mine.length}家，占国家级开发区的${share}%，核准面积合计${sum(mine)}公顷，分布在${new Set(mine.map(province)).size}个省份。`,
    );
  }
});

test("industries are counted as the catalogue words them", () => {
  const named = (industry: string) => count((line) => industries(line).split("、").includes(industry));
  for (const [, industry = "", zones] of tableRows(piece("industries").html)) expect(Number(zones)).toBe(named(industry));
  for (const article of articles.filter((one) => one.importKey.startsWith("seed:industry:"))) {
    const industry = article.importKey.slice("seed:industry:".length);
    expect(article.title).toBe(`以${industry}为主导产业的国家级开发区${named(industry)}家`);
    expect(tableRows(article.html)).toHaveLength(named(industry));
  }
});

test("figures written by hand are those of the catalogue", () => {
  const text = piece("zones-recorded").text;
  for (const kind of types) expect(text).toContain(`${kind}${count((line) => type(line) === kind)}家`);
  expect(text).toContain(`分两期批准的${count((line) => month(line).includes("/"))}家`);
  expect(text).toContain(`注明“在建”的${count((line) => industries(line) === "在建")}家`);
  expect(piece("provincial-zones").text).toContain(`共列入开发区2543家，其中国家级552家、省级${2543 - lines.length}家`);
});

test("pieces of the site name their ground and claim no author and no past", () => {
  for (const article of own) {
    expect(article.author).toBeUndefined();
    expect(article.source?.name).toMatch(/^本站(整理)?$/);
    if (article.source?.name === "本站整理") expect(article.sourceNote).toMatch(/2018年版|公开文本|法律法规文本/);
    expect(article.publishedAt.toISOString()).toMatch(/^2026-11-24T0[01]:/);
    expect(article.text.startsWith(article.summary ?? "-")).toBe(true);
  }
  expect(new Set(articles.map((article) => article.importKey)).size).toBe(articles.length);
  expect(new Set(articles.map((article) => article.title)).size).toBe(articles.length);
  expect(new Set(own.map((article) => article.publishedAt.getTime())).size).toBe(own.length);
});

test("the Chinese is set as Chinese", () => {
  for (const article of own) {
    const words = `${article.title}\n${article.text.replace(/\t/g, "\n")}`;
    expect(words.match(/.{0,8}(?:\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}).{0,8}/u)?.[0]).toBeUndefined();
    expect(words.match(/.{0,8}(?:undefined|NaN|Infinity|null|。。|，，|，。|、。|“”|：。).{0,8}/)?.[0]).toBeUndefined();
    expect(words.match(/\d{4}[-~～]\d{4}年/)?.[0]).toBeUndefined();
    expect(article.summary).toMatch(/。$/);
  }
});
