import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, media } from "#db/schema/index.ts";
import type { DraftInput } from "#lib/articles/draft-fields.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { type ArticleRow, type DraftRow, draftOf, lockArticle } from "#lib/articles/lock-article.ts";
import { parseDocument, renderDocument } from "#lib/content/document.ts";
import { mediaIdsOf } from "#lib/content/media-ids.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { recordUses } from "#lib/media/uses.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { demandWriting } from "#lib/review/facts.ts";
import { fallBackAfterEdit } from "#lib/review/reopen-article.ts";
import { tokenize } from "#lib/search/tokens.ts";

export type Saved = { version: number; savedAt: Date };

const spellMs = 10 * 60_000;
/** Words taken away at once of which the text before is kept. */
const bigCut = { characters: 200, share: 0.3 };

/** Overwrites the draft with what was typed, if it is still the version that the typing began from. */
export async function saveDraft(person: Person, id: number, { baseVersion, saveId, words }: DraftInput): Promise<Saved> {
  demand(person, "article.write");
  const document = parseDocument(words.document);
  const used = mediaIdsOf(document);
  const files = await filesOf(words.coverMediaId ? [...used, words.coverMediaId] : used);
  if (words.coverMediaId && !files.has(words.coverMediaId)) throw new DomainError("invalid", { message: "封面图片已不在媒体库里，请另选一张" });
  const { html, plainText } = renderDocument(document, files);
  const values = { ...words, document, html, plainText };
  return db().transaction(async (tx) => {
    const row = await lockArticle(tx, person, id, "article.write");
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("not-found", { noun: "draft", articleId: id });
    if (draft.saveId === saveId) return draft;
    await demandWriting(tx, person, row);
    if (draft.version !== baseVersion) throw new DomainError("conflict", { version: draft.version, message: "这篇稿件已有更新的版本" });
    if (equals(draft, values)) return draft;
    await keepBefore(tx, person, draft, plainText);
    const tokens = tokenize(`${words.title}\n${words.summary}\n${plainText}`);
    const [saved] = await tx
      .update(articleDrafts)
      .set({
        ...values,
        searchTokens: sql`array_to_tsvector(${sql.param(tokens)}::text[])`,
        version: draft.version + 1,
        saveId,
        savedBy: person.userId,
        savedAt: sql`now()`,
        equalsRevisionId: null,
      })
      .where(eq(articleDrafts.articleId, id))
      .returning({ version: articleDrafts.version, savedAt: articleDrafts.savedAt });
    if (!saved) throw new DomainError("conflict", { articleId: id });
    await tx.update(articles).set({ updatedAt: sql`now()` }).where(eq(articles.id, id));
    await recordUses(tx, "article", id, [...files.keys(), ...(await filesBeforeReaders(tx, row))]);
    await fallBackAfterEdit(tx, person, row);
    return saved;
  });
}

async function filesOf(ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>();
  const rows = await db()
    .select({ id: media.id, variants: media.variants })
    .from(media)
    .where(inArray(media.id, [...ids]));
  return new Map(rows.map((row) => [row.id, { variants: row.variants }]));
}

/** What readers see still needs its pictures while the draft has others. */
async function filesBeforeReaders(tx: Transaction, row: ArticleRow): Promise<number[]> {
  if (!row.liveRevisionId) return [];
  const [live] = await tx
    .select({ document: articleRevisions.document, cover: articleRevisions.coverMediaId })
    .from(articleRevisions)
    .where(eq(articleRevisions.id, row.liveRevisionId));
  return [...mediaIdsOf(live?.document), ...(live?.cover ? [live.cover] : [])];
}

function equals(draft: DraftRow, values: DraftInput["words"] & { html: string; plainText: string }): boolean {
  return Object.entries(values).every(([key, value]) => isDeepStrictEqual(draft[key as keyof DraftRow], value));
}

/**
 * Keeps the words that are about to be overwritten: after ten minutes of work, when another person goes on, before a big cut.
 * A spell of writing leaves one event, not one for each save.
 */
async function keepBefore(tx: Transaction, person: Person, draft: DraftRow, plainText: string): Promise<void> {
  const age = Date.now() - draft.savedAt.getTime();
  const other = draft.savedBy !== null && draft.savedBy !== person.userId;
  const begins = draft.version === 1 || other || age > spellMs;
  const worked = Date.now() - (draft.keptAt ?? (await begunAt(tx, draft.articleId))).getTime() > spellMs;
  const cut = draft.plainText.length - plainText.length;
  const bigger = cut > bigCut.characters && cut > draft.plainText.length * bigCut.share;
  const keeps = draft.equalsRevisionId === null && draft.plainText.trim() !== "" && (worked || other || bigger);
  const kept = keeps ? await keepRevision(tx, person, draft.articleId, "interval") : null;
  if (!kept && !begins) return;
  const detail = { fromVersion: draft.version, ...(kept ? { kept: kept.number, sha256: kept.sha256 } : {}) };
  await recordEvent(tx, person, { verb: "saveArticle", noun: "article", nounId: draft.articleId, detail });
}

async function begunAt(tx: Transaction, articleId: number): Promise<Date> {
  const [row] = await tx.select({ createdAt: articles.createdAt }).from(articles).where(eq(articles.id, articleId));
  return row?.createdAt ?? new Date(0);
}
