import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles } from "#db/schema/index.ts";
import { beginDraft } from "#lib/articles/begin-draft.ts";
import { DraftFields } from "#lib/articles/draft-fields.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockArticle } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { demandWriting } from "#lib/review/facts.ts";
import { fallBackAfterEdit } from "#lib/review/reopen-article.ts";

/** A name as the draft takes it; words of the refusal if it takes it not. */
export function editorNameOf(given: string): string {
  const parsed = DraftFields.shape.words.shape.responsibleEditor.safeParse(given.trim());
  if (!parsed.success) throw new DomainError("invalid", { message: parsed.error.issues[0]?.message ?? "责任编辑的姓名有误" });
  return parsed.data;
}

/**
 * Names the responsible editor in the draft of an article; answers what stood there. It is one of the words: what was
 * approved falls back as by an edit, and what readers have is changed by a correction only. With `expected`, only what still bears that name.
 */
export async function setResponsibleEditor(person: Person, id: number, given: string, expected?: string): Promise<string> {
  demand(person, "article.write");
  const responsibleEditor = editorNameOf(given);
  return db().transaction(async (tx) => {
    const row = await lockArticle(tx, person, id, "article.write");
    await demandWriting(tx, person, row);
    if (row.status === "published") throw new DomainError("conflict", { message: "稿件已发布，责任编辑要在稿件里改，再发布更正" });
    if (row.status === "withdrawn") throw new DomainError("conflict", { message: "稿件已撤稿，不能再改责任编辑" });
    if (!(await draftOf(tx, id))) await beginDraft(person, id, tx);
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("not-found", { noun: "draft", articleId: id });
    const before = draft.responsibleEditor;
    if (expected !== undefined && before !== expected) throw new DomainError("conflict", { message: "责任编辑又改过了，没有动它" });
    if (before === responsibleEditor) return before;
    // The next words kept are said to be of whoever saved last.
    if (draft.equalsRevisionId === null && draft.plainText.trim()) await keepRevision(tx, person, id, "interval");
    await tx
      .update(articleDrafts)
      .set({ responsibleEditor, version: draft.version + 1, saveId: null, savedBy: person.userId, savedAt: sql`now()`, equalsRevisionId: null })
      .where(eq(articleDrafts.articleId, id));
    await tx.update(articles).set({ updatedAt: sql`now()` }).where(eq(articles.id, id));
    await fallBackAfterEdit(tx, person, row);
    await recordEvent(tx, person, {
      verb: "setResponsibleEditor",
      noun: "article",
      nounId: id,
      detail: { before, after: responsibleEditor, fromVersion: draft.version },
    });
    return before;
  });
}
