import "server-only";
import { and, asc, count, eq, ilike, inArray, isNull, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles, sources } from "#db/schema/index.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

export type SourceFilter = { q?: string; listed?: boolean; page: number };
export const sourcesPerPage = 50;

/** Sources that readers see, by name, with their other names and how many articles name them. */
export async function listSources(person: Person, { q, listed, page }: SourceFilter) {
  demand(person, "source.edit");
  const like = q ? `%${q.replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const named = like
    ? or(
        ilike(sources.name, like),
        inArray(
          sources.id,
          db()
            .select({ id: sql<number>`${sources.mergedInto}` })
            .from(sources)
            .where(ilike(sources.name, like)),
        ),
      )
    : undefined;
  const where = and(isNull(sources.mergedInto), named, listed === undefined ? undefined : eq(sources.listed, listed));
  const [rows, total] = await Promise.all([
    db()
      .select({ id: sources.id, name: sources.name, url: sources.url, listed: sources.listed })
      .from(sources)
      .where(where)
      .orderBy(asc(sources.name))
      .limit(sourcesPerPage)
      .offset((page - 1) * sourcesPerPage),
    db().$count(sources, where),
  ]);
  const ids = rows.map((row) => row.id);
  const [others, used] = ids.length === 0 ? [[], new Map<number, number>()] : await Promise.all([otherNames(ids), usesOf(ids)]);
  const items = rows.map((row) => ({ ...row, used: used.get(row.id) ?? 0, otherNames: others.filter((other) => other.into === row.id) }));
  return { items, total, pages: Math.max(1, Math.ceil(total / sourcesPerPage)) };
}
export type EditableSource = Awaited<ReturnType<typeof listSources>>["items"][number];

/** Names to choose from when one is merged into another. */
export async function listSourceNames(person: Person): Promise<string[]> {
  demand(person, "source.edit");
  const rows = await db().select({ name: sources.name }).from(sources).where(isNull(sources.mergedInto)).orderBy(asc(sources.name)).limit(1_000);
  return rows.map((row) => row.name);
}

const otherNames = (ids: number[]) =>
  db()
    .select({ id: sources.id, name: sources.name, into: sources.mergedInto })
    .from(sources)
    .where(inArray(sources.mergedInto, ids))
    .orderBy(asc(sources.name));

/** Articles by the source of the revision that readers see, else of the one being worked on. */
async function usesOf(ids: number[]): Promise<Map<number, number>> {
  const source = sql<number>`coalesce(${sources.mergedInto}, ${sources.id})`;
  const rows = await db()
    .select({ id: source, used: count() })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, sql`coalesce(${articles.liveRevisionId}, ${articles.workingRevisionId})`))
    .innerJoin(sources, eq(sources.id, articleRevisions.sourceId))
    .where(inArray(source, ids))
    .groupBy(source);
  return new Map(rows.map((row) => [row.id, row.used]));
}
