import "server-only";
import { and, desc, eq, exists, isNotNull, isNull, lt, not, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles, media, mediaUses, users } from "#db/schema/index.ts";
import type { MediaFilter } from "#lib/media/filter.ts";
import type { LibraryItem, LibraryPage } from "#lib/media/item.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";

const pageSize = 48;
const columns = {
  id: media.id,
  kind: media.kind,
  path: media.path,
  variants: media.variants,
  width: media.width,
  height: media.height,
  bytes: media.bytes,
  name: media.name,
  title: media.title,
  alt: media.alt,
  decorative: media.decorative,
  caption: media.caption,
  source: media.source,
  focalX: media.focalX,
  focalY: media.focalY,
  createdAt: media.createdAt,
};
type Row = { [Key in keyof typeof columns]: (typeof media.$inferSelect)[Key] };

const used = () => exists(db().select({ one: sql`1` }).from(mediaUses).where(eq(mediaUses.mediaId, media.id)));

function itemOf({ variants, createdAt, ...row }: Row): LibraryItem {
  const small = variants.find((form) => form.mediaType === "image/webp");
  return { ...row, thumb: row.kind === "image" ? (small?.path ?? row.path) : null, createdAt: createdAt.toISOString() };
}

function conditionsOf({ q, kind, licence, alt, use, place }: MediaFilter): SQL[] {
  const conditions = [eq(media.state, "ready"), place === "trash" ? isNotNull(media.trashedAt) : isNull(media.trashedAt)];
  if (kind) conditions.push(eq(media.kind, kind));
  if (licence === "ended") conditions.push(lt(media.licenceExpiresOn, sql`current_date`));
  if (licence === "ending") conditions.push(sql`${media.licenceExpiresOn} between current_date and current_date + 30`);
  if (alt) conditions.push(eq(media.kind, "image"), eq(media.alt, ""), eq(media.decorative, false));
  if (use) conditions.push(use === "used" ? used() : not(used()));
  for (const word of q?.split(/\s+/) ?? []) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    const found = or(
      ...[media.name, media.title, media.alt, media.caption, media.source, media.licence].map((column) => sql`${column} ilike ${pattern}`),
    );
    if (found) conditions.push(found);
  }
  return conditions;
}

/** Newest first; `next` is where the following page begins. */
export async function listMedia(person: Person, filter: MediaFilter, before?: number): Promise<LibraryPage> {
  demand(person, "media.read");
  const rows = await db()
    .select(columns)
    .from(media)
    .where(and(...conditionsOf(filter), before ? lt(media.id, before) : undefined))
    .orderBy(desc(media.id))
    .limit(pageSize + 1);
  const items = rows.slice(0, pageSize).map(itemOf);
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

export async function findItem(person: Person, id: number): Promise<LibraryItem | null> {
  demand(person, "media.read");
  const [row] = await db()
    .select(columns)
    .from(media)
    .where(and(eq(media.id, id), eq(media.state, "ready")));
  return row ? itemOf(row) : null;
}

/** All that is known about one of them, with who brought it in; null when there is none. */
export async function findMedia(person: Person, id: number) {
  demand(person, "media.read");
  const [row] = await db()
    .select({ media, uploader: users.name })
    .from(media)
    .leftJoin(users, eq(users.id, media.uploadedBy))
    .where(and(eq(media.id, id), eq(media.state, "ready")));
  return row ? { ...row.media, uploader: row.uploader } : null;
}

export type MediaUse = { noun: string; nounId: number; title: string | null; open: boolean };

/** Where it is used. Of an article in another channel only its number is told. */
export async function listUses(person: Person, id: number): Promise<MediaUse[]> {
  demand(person, "media.read");
  const rows = await db()
    .select({ noun: mediaUses.noun, nounId: mediaUses.nounId, channelId: articles.channelId, title: articleDrafts.title })
    .from(mediaUses)
    .leftJoin(articles, and(eq(mediaUses.noun, "article"), eq(articles.id, mediaUses.nounId)))
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .where(eq(mediaUses.mediaId, id))
    .orderBy(mediaUses.noun, desc(mediaUses.nounId))
    .limit(100);
  return rows.map(({ channelId, title, ...use }) => {
    const open = channelId !== null && may(person, "article.read", channelId);
    return { ...use, open, title: open ? title : null };
  });
}
