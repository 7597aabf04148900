import "server-only";
import { createHash } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articleAttachments, articleRevisions, articles, channels, redirects } from "#db/schema/index.ts";
import { demandImport } from "#lib/articles/policy.ts";
import { addRevision, replaceZones, sourceFor } from "#lib/articles/revision-parts.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { excerpt, plainText } from "#lib/content/plain-text.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { routes } from "#lib/routes.ts";

export type ImportedArticle = {
  /** Stable identity of the page; the same key again updates the same article. */
  importKey: string;
  channelSlug: string;
  title: string;
  /** Foreign HTML; it is sanitised here. */
  html: string;
  publishedAt: Date;
  summary?: string;
  source?: { name: string; url?: string };
  sourceUrl?: string;
  author?: string;
  responsibleEditor?: string;
  keywords?: readonly string[];
  sourceNote?: string;
  baseViews?: number;
  documentKind?: string;
  region?: string;
  attachments?: readonly { name: string; url: string; mediaType?: string; bytes?: number }[];
  /** Old addresses (path with query, without host) that lead here from now on. */
  oldPaths?: readonly string[];
};

export type ImportOutcome = { id: number; outcome: "created" | "updated" | "unchanged" };

/** Puts an already published article of another place before readers, or updates it, whole or not at all. */
export async function importArticle(actor: Actor, input: ImportedArticle): Promise<ImportOutcome> {
  demandImport(actor);
  const html = sanitize(input.html);
  const text = plainText(html);
  if (!input.title.trim() || !text) throw new DomainError("invalid", { field: text ? "title" : "html" });
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.importKey}, 0))`);
    const channel = await channelNamed(tx, input.channelSlug);
    if (!channel) throw new DomainError("not-found", { noun: "channel", slug: input.channelSlug });
    const [existing] = await tx.select().from(articles).where(eq(articles.importKey, input.importKey)).for("update");
    if (existing?.status === "withdrawn") throw new DomainError("conflict", { status: existing.status, id: existing.id });
    const before = existing ? await snapshotArticle(tx, existing.id) : null;
    const sourceId = input.source ? await sourceFor(tx, input.source) : null;
    const words = revisionOf(input, html, text, sourceId);
    const [live] = existing?.liveRevisionId ? await tx.select().from(articleRevisions).where(eq(articleRevisions.id, existing.liveRevisionId)) : [];
    const columns = {
      status: "published" as const,
      channelId: channel.id,
      publishedAt: input.publishedAt,
      baseViews: input.baseViews ?? existing?.baseViews ?? 0,
      documentKind: input.documentKind ?? null,
      region: input.region ?? null,
    };
    const id = existing?.id ?? (await createRow(tx, input.importKey, channel.id));
    const sameWords = live?.sha256 === words.sha256;
    const sameRow = existing && (Object.keys(columns) as (keyof typeof columns)[]).every((key) => String(existing[key]) === String(columns[key]));
    await keepRedirects(tx, id, input.oldPaths ?? []);
    if (sameWords && sameRow) return { id, outcome: "unchanged" };
    const revisionId = sameWords && live ? live.id : (await addRevision(tx, id, words)).id;
    await tx
      .update(articles)
      .set({ ...columns, liveRevisionId: revisionId, workingRevisionId: revisionId, version: sql`${articles.version} + 1`, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await replaceAttachments(tx, id, input.attachments ?? []);
    await replaceZones(tx, id, `${input.title}\n${text}`);
    await recordEvent(tx, actor, {
      verb: "importArticle",
      noun: "article",
      nounId: id,
      detail: { importKey: input.importKey, sha256: words.sha256 },
    });
    await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
    return { id, outcome: existing ? "updated" : "created" };
  });
}

function revisionOf(input: ImportedArticle, html: string, text: string, sourceId: number | null) {
  const words = {
    title: input.title.trim(),
    summary: input.summary?.trim() || excerpt(text),
    html,
    plainText: text,
    sourceId,
    sourceUrl: input.sourceUrl ?? null,
    author: input.author ?? null,
    responsibleEditor: input.responsibleEditor ?? null,
    keywords: [...(input.keywords ?? [])],
    sourceNote: input.sourceNote ?? null,
  };
  return { ...words, sha256: createHash("sha256").update(JSON.stringify(words)).digest("hex") };
}

async function createRow(tx: Transaction, importKey: string, channelId: number): Promise<number> {
  const [row] = await tx.insert(articles).values({ importKey, channelId }).returning({ id: articles.id });
  if (!row) throw new DomainError("conflict", { importKey });
  return row.id;
}

async function keepRedirects(tx: Transaction, articleId: number, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await tx
    .insert(redirects)
    .values(paths.map((path) => ({ path, articleId })))
    .onConflictDoUpdate({ target: redirects.path, set: { articleId, target: null } });
}

async function replaceAttachments(tx: Transaction, articleId: number, files: NonNullable<ImportedArticle["attachments"]>): Promise<void> {
  await tx.delete(articleAttachments).where(eq(articleAttachments.articleId, articleId));
  if (files.length > 0) await tx.insert(articleAttachments).values(files.map((file, sort) => ({ ...file, articleId, sort })));
}

/** The channel of this address, or the one to which an address of old leads. */
async function channelNamed(tx: Transaction, slug: string) {
  const [row] = await tx
    .select({ target: redirects.target })
    .from(redirects)
    .where(eq(redirects.path, routes.channel(slug)));
  const slugs = [slug, row?.target?.match(/^\/news\/([\w-]+)$/)?.[1] ?? slug];
  const found = await tx.select().from(channels).where(inArray(channels.slug, slugs));
  return found.find((channel) => channel.slug === slug) ?? found[0];
}
