import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { articleDrafts, articles, channels } from "#db/schema/index.ts";

const folder = mkdtempSync(join(tmpdir(), "newsroom-"));
process.env.DATA_DIR = folder;
const { makeDemoAccounts } = await import("#lib/seed/accounts.ts");
const { makeExamples } = await import("#lib/seed/newsroom.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a demonstration holds an article in every state, each named as an example", async () => {
  await db()
    .insert(channels)
    .values(["association", "notices"].map((slug) => ({ slug, name: slug, columnType: "工作动态" as const })));
  expect(await makeExamples()).toBe(0);
  await makeDemoAccounts();
  expect(await makeExamples()).toBe(9);
  const rows = await db()
    .select({
      title: articleDrafts.title,
      status: articles.status,
      publishAt: articles.publishAt,
      trashedAt: articles.trashedAt,
      publishedAt: articles.publishedAt,
    })
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .orderBy(articles.id);
  expect(rows.map(({ status, publishAt, trashedAt }) => [status, publishAt !== null, trashedAt !== null])).toEqual([
    ["draft", false, false],
    ["inReview", false, false],
    ["returned", false, false],
    ["rejected", false, false],
    ["approved", false, false],
    ["approved", true, false],
    ["published", false, false],
    ["withdrawn", false, false],
    ["draft", false, true],
  ]);
  expect(rows.every(({ title }) => title.endsWith("（示例）"))).toBe(true);
  expect(rows.every(({ publishedAt }) => publishedAt === null || publishedAt.getFullYear() === 2018)).toBe(true);
});
