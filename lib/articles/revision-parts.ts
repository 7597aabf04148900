import "server-only";
import { eq, max, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { articleRevisions, articleZones, sources, zones } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { tokenize } from "#lib/search/tokens.ts";
import { findMentions } from "#lib/zones/mentions.ts";

export type RevisionWords = Omit<typeof articleRevisions.$inferInsert, "id" | "articleId" | "number" | "searchTokens" | "createdAt">;

export async function addRevision(tx: Transaction, articleId: number, words: RevisionWords): Promise<{ id: number; number: number }> {
  // The live revision need not be the newest: an editor may have gone back to an older one.
  const [last] = await tx
    .select({ number: max(articleRevisions.number) })
    .from(articleRevisions)
    .where(eq(articleRevisions.articleId, articleId));
  const tokens = tokenize(`${words.title}\n${words.summary}\n${words.plainText}`);
  const number = (last?.number ?? 0) + 1;
  const [row] = await tx
    .insert(articleRevisions)
    .values({ ...words, articleId, number, searchTokens: sql`array_to_tsvector(${sql.param(tokens)}::text[])` })
    .returning({ id: articleRevisions.id });
  if (!row) throw new DomainError("conflict", { articleId });
  return { id: row.id, number };
}

/** The row of a source by its name, made if it is new. */
export async function sourceFor(tx: Transaction, source: { name: string; url?: string }): Promise<number> {
  const [row] = await tx
    .insert(sources)
    .values({ name: source.name, url: source.url ?? null })
    .onConflictDoUpdate({ target: sources.name, set: { url: sql`coalesce(${sources.url}, excluded.url)` } })
    .returning({ id: sources.id, mergedInto: sources.mergedInto });
  if (!row) throw new DomainError("conflict", { source: source.name });
  return row.mergedInto ?? row.id;
}

/** Zones named in the words that readers see. */
export async function replaceZones(tx: Transaction, articleId: number, text: string): Promise<void> {
  await tx.delete(articleZones).where(eq(articleZones.articleId, articleId));
  const mentions = findMentions(text, await tx.select({ id: zones.id, name: zones.name }).from(zones)).slice(0, 30);
  if (mentions.length > 0) await tx.insert(articleZones).values(mentions.map((m) => ({ articleId, zoneId: m.zoneId, mentions: m.count })));
}
