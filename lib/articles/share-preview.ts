import "server-only";
import { randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { previewLinks, users } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { hashOf } from "#lib/auth/secret.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Hours after which a shared preview ends, in the choices of the screen. */
export const previewHours = [24, 72, 168] as const;

/** Makes a link that shows the draft to somebody without an account until it ends. Only its hash is kept. */
export async function sharePreview(actor: Person, id: number, hours: number): Promise<string> {
  demand(actor, "article.preview");
  if (!(previewHours as readonly number[]).includes(hours)) throw new DomainError("invalid", { message: "请选择链接的有效期" });
  const token = randomBytes(32).toString("base64url");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.preview");
    if (row.trashedAt) throw new DomainError("conflict", { message: "稿件在回收站里，请先恢复" });
    await tx
      .insert(previewLinks)
      .values({ hash: hashOf(token), articleId: id, createdBy: actor.userId, expiresAt: sql`now() + make_interval(hours => ${hours})` });
    await recordEvent(tx, actor, { verb: "sharePreview", noun: "article", nounId: id, detail: { hours } });
  });
  return token;
}

/** Ends a shared link at once. */
export async function revokePreview(actor: Person, linkId: number): Promise<void> {
  demand(actor, "article.preview");
  await db().transaction(async (tx) => {
    const [link] = await tx.select({ articleId: previewLinks.articleId }).from(previewLinks).where(eq(previewLinks.id, linkId));
    if (!link) throw new DomainError("not-found");
    await lockArticle(tx, actor, link.articleId, "article.preview");
    const ended = await tx
      .update(previewLinks)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(previewLinks.id, linkId), isNull(previewLinks.revokedAt)))
      .returning({ id: previewLinks.id });
    if (ended.length === 0) throw new DomainError("conflict", { message: "这个链接已经失效" });
    await recordEvent(tx, actor, { verb: "revokePreview", noun: "article", nounId: link.articleId, detail: { link: linkId } });
  });
}

/** Links that still open. */
export async function listPreviewLinks(person: Person, articleId: number) {
  demand(person, "article.preview");
  return db()
    .select({ id: previewLinks.id, createdAt: previewLinks.createdAt, expiresAt: previewLinks.expiresAt, createdBy: users.name })
    .from(previewLinks)
    .innerJoin(users, eq(users.id, previewLinks.createdBy))
    .where(and(eq(previewLinks.articleId, articleId), isNull(previewLinks.revokedAt), gt(previewLinks.expiresAt, sql`now()`)))
    .orderBy(desc(previewLinks.id));
}
