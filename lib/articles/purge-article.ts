import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, mediaUses } from "#db/schema/index.ts";
import { type ArticleRow, lockArticle } from "#lib/articles/lock-article.ts";
import { trashDays } from "#lib/articles/trash-days.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Deletes an article of the trash for good. The title is typed again, so that it is not done in passing. */
export async function purgeArticle(actor: Actor, id: number, typedTitle: string): Promise<void> {
  demand(actor, "article.purge");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.purge");
    if (!row.trashedAt) throw new DomainError("conflict", { message: "只有回收站里的稿件可以永久删除" });
    const title = await titleOf(tx, row);
    if (typedTitle.trim() !== title.trim()) throw new DomainError("invalid", { field: "title", message: "输入的标题与稿件标题不一致" });
    await removeForGood(tx, actor, row, title);
  });
}

/** What the job does each night with what has lain in the trash long enough. */
export async function purgeOldTrash(): Promise<number> {
  demand("job:purge", "article.purge");
  return db().transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(articles)
      .where(sql`${articles.trashedAt} < now() - make_interval(days => ${trashDays})`)
      .limit(200)
      .for("update", { skipLocked: true });
    for (const row of rows) await removeForGood(tx, "job:purge", row, await titleOf(tx, row));
    return rows.length;
  });
}

async function titleOf(tx: Transaction, row: ArticleRow): Promise<string> {
  const [draft] = await tx.select({ title: articleDrafts.title }).from(articleDrafts).where(eq(articleDrafts.articleId, row.id));
  if (draft) return draft.title;
  const revisionId = row.workingRevisionId ?? row.liveRevisionId;
  const [revision] = revisionId
    ? await tx.select({ title: articleRevisions.title }).from(articleRevisions).where(eq(articleRevisions.id, revisionId))
    : [];
  return revision?.title ?? "";
}

async function removeForGood(tx: Transaction, actor: Actor, row: ArticleRow, title: string): Promise<void> {
  await recordEvent(tx, actor, { verb: "purgeArticle", noun: "article", nounId: row.id, detail: { title } });
  await tx.delete(mediaUses).where(and(eq(mediaUses.noun, "article"), eq(mediaUses.nounId, row.id)));
  await tx.delete(articles).where(eq(articles.id, row.id));
}
