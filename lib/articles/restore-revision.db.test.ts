import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { restoreRevision } from "#lib/articles/restore-revision.ts";
import { getRevisionWords, listRevisions } from "#lib/articles/revisions.ts";
import { saveDraft } from "#lib/articles/save-draft.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { reopenArticle } from "#lib/review/reopen-article.ts";

test("an old version becomes the draft as it was stored, and what the draft held is kept first", async () => {
  const editor = await makePerson("editor");
  const id = await createArticle(editor, { channelId: (await makeChannel()).id });
  const write = async (text: string) => {
    const { version, words } = await getStoredDraft(editor, id);
    const document = { type: "doc", content: [{ type: "paragraph", attrs: { blockId: "first" }, content: [{ type: "text", text }] }] };
    await saveDraft(editor, id, { baseVersion: version, saveId: crypto.randomUUID(), words: { ...words, title: text, document } });
  };
  await write("第一稿");
  await passReview(editor, id, [await makePerson("chief")]);
  const first = await getStoredDraft(editor, id);
  await expect(restoreRevision(editor, id, 1)).rejects.toMatchObject({ code: "conflict" });
  await reopenArticle(editor, id);
  await write("第二稿");
  await restoreRevision(editor, id, 1);
  const now = await getStoredDraft(editor, id);
  expect(now.words).toEqual(first.words);
  expect(now.version).toBe(first.version + 2);
  expect((await listRevisions(editor, id)).map(({ number, title, isDraft }) => [number, title, isDraft])).toEqual([
    [2, "第二稿", false],
    [1, "第一稿", true],
  ]);
  expect(await getRevisionWords(editor, id, 2)).toMatchObject({ html: "<p>第二稿</p>", words: { title: "第二稿" } });
  expect((await db().select().from(articleDrafts).where(eq(articleDrafts.articleId, id)))[0]?.searchTokens).toContain("'第一'");
  await passReview(editor, id, [await makePerson("chief")]);
  await restoreRevision(editor, id, 2);
  expect((await db().select().from(articles).where(eq(articles.id, id)))[0]?.step).toBe("finalReview");
  const stranger = { ...(await makePerson("editor")), channelIds: [] };
  await expect(restoreRevision(stranger, id, 1)).rejects.toMatchObject({ code: "not-found" });
  expect(await listRevisions(stranger, id)).toEqual([]);
});
