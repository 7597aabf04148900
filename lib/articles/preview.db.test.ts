import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, previewLinks } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { articleOfLink, getPreview, isPreviewMark, mayPreview, previewMark } from "#lib/articles/preview.ts";
import { getPublishedArticle } from "#lib/articles/public.ts";
import { listPreviewLinks, revokePreview, sharePreview } from "#lib/articles/share-preview.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";

let chief: Awaited<ReturnType<typeof makePerson>>;
let writer: typeof chief;
let channelId: number;
beforeAll(async () => {
  [chief, writer] = [await makePerson("chief"), await makePerson("editor")];
  channelId = (await makeChannel()).id;
});

async function written(text: string): Promise<number> {
  const id = await createArticle(writer, { channelId, title: "题目" });
  await db()
    .update(articleDrafts)
    .set({ html: `<p>${text}</p>`, plainText: text, author: "作者", sourceName: "某网站" })
    .where(eq(articleDrafts.articleId, id));
  return id;
}

test("the preview of what was handed over is what readers get", async () => {
  const id = await written("第一段");
  const before = await getPreview(id);
  await passReview(writer, id, [chief]);
  await publishArticle(chief, id);
  const shown = await getPublishedArticle(id);
  expect({ ...before?.article, publishedAt: shown?.publishedAt }).toEqual(shown);
  await db().update(articleDrafts).set({ html: "<p>改过</p>" }).where(eq(articleDrafts.articleId, id));
  expect([(await getPreview(id))?.article.html, (await getPublishedArticle(id))?.html]).toEqual(["<p>改过</p>", "<p>第一段</p>"]);
});

test("a shared link opens until it ends, is stopped, or the article is thrown away; only its hash is kept", async () => {
  const id = await written("文");
  const [one, two, three] = [await sharePreview(chief, id, 72), await sharePreview(chief, id, 24), await sharePreview(chief, id, 24)];
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(await db().$count(previewLinks, eq(previewLinks.hash, one))).toBe(0);
  expect(await articleOfLink(one)).toBe(id);
  const links = await listPreviewLinks(chief, id);
  await revokePreview(chief, links.at(-1)?.id ?? 0);
  expect(await articleOfLink(one)).toBe("over");
  await expect(revokePreview(chief, links.at(-1)?.id ?? 0)).rejects.toMatchObject({ code: "conflict" });
  await db()
    .update(previewLinks)
    .set({ expiresAt: sql`now()` })
    .where(eq(previewLinks.id, links[1]?.id ?? 0));
  expect([await articleOfLink(two), await articleOfLink(three)]).toEqual(["over", id]);
  await trashArticle(chief, id);
  expect(await articleOfLink(three)).toBe("over");
  expect([await articleOfLink("A".repeat(43)), await articleOfLink("../x")]).toEqual([null, null]);
  await expect(sharePreview(chief, id, 10_000)).rejects.toMatchObject({ code: "invalid" });
});

test("who may not see an article sees no preview of it", async () => {
  const id = await written("文");
  const [editor, administrator] = [await makePerson("editor"), await makePerson("administrator")];
  expect([await mayPreview(editor, id), await mayPreview({ ...editor, channelIds: [] }, id), await mayPreview(administrator, id)]).toEqual([
    true,
    false,
    false,
  ]);
  await expect(sharePreview({ ...editor, channelIds: [] }, id, 72)).rejects.toMatchObject({ code: "not-found" });
  expect([isPreviewMark(id, previewMark(id)), isPreviewMark(id, previewMark(id + 1)), isPreviewMark(id, "")]).toEqual([true, false, false]);
});
