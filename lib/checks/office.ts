import "server-only";
import { and, asc, desc, ilike, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { checkWords, terms } from "#db/schema/index.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

export const rowsPerPage = 50;
const likeOf = (q: string) => `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** Names out of date, newest change first. */
export async function listTerms(person: Person, q: string, page: number) {
  demand(person, "term.edit");
  const where = q ? and(or(ilike(terms.old, likeOf(q)), ilike(terms.new, likeOf(q)))) : undefined;
  const rows = db()
    .select()
    .from(terms)
    .where(where)
    .orderBy(desc(terms.from), asc(terms.old))
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage);
  const [items, total] = await Promise.all([rows, db().$count(terms, where)]);
  return { items, total };
}
export type TermRow = Awaited<ReturnType<typeof listTerms>>["items"][number];

/** Wrong spellings, the latest first. */
export async function listCheckWords(person: Person, q: string, page: number) {
  demand(person, "term.edit");
  const where = q ? and(or(ilike(checkWords.wrong, likeOf(q)), ilike(checkWords.right, likeOf(q)))) : undefined;
  const rows = db()
    .select()
    .from(checkWords)
    .where(where)
    .orderBy(desc(checkWords.id))
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage);
  const [items, total] = await Promise.all([rows, db().$count(checkWords, where)]);
  return { items, total };
}
export type WordRow = Awaited<ReturnType<typeof listCheckWords>>["items"][number];
