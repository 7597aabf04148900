import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import type { Person } from "#lib/people/person.ts";
import { approveArticle } from "#lib/review/approve-article.ts";
import { fallBackAfterEdit } from "#lib/review/reopen-article.ts";

/** Two of each role that has to do with an article, and who has not. */
export const names = ["author", "editor", "editor2", "senior", "senior2", "chief", "chief2", "proofreader", "proofreader2", "administrator"] as const;
export type Name = (typeof names)[number];
const roleOf = (name: Name) =>
  name === "author" ? "editor" : (name.replace("2", "") as "editor" | "senior" | "chief" | "proofreader" | "administrator");

export type Desk = Record<Name, Person>;
export async function gatherDesk(): Promise<Desk> {
  const made = {} as Desk;
  for (const name of names) made[name] = await makePerson(roleOf(name));
  return made;
}

export const channelOf = async (reviewCount: number, proofCount: number) => (await makeChannel({ reviewCount, proofCount })).id;

export async function rowOf(id: number) {
  const [row] = await db().select().from(articles).where(eq(articles.id, id));
  if (!row) throw new Error(`article ${id} is gone`);
  return row;
}

export async function written(desk: Desk, channelId: number): Promise<number> {
  const id = await createArticle(desk.author, { channelId, title: "题目" });
  await overwrite(id, "正文");
  return id;
}

export async function overwrite(id: number, text: string): Promise<void> {
  await db()
    .update(articleDrafts)
    .set({ html: `<p>${text}</p>`, plainText: text, equalsRevisionId: null, version: sql`version + 1` })
    .where(eq(articleDrafts.articleId, id));
}

/** Changes the words as saving does. */
export async function edit(person: Person, id: number, text: string): Promise<void> {
  await overwrite(id, text);
  await db().transaction(async (tx) => fallBackAfterEdit(tx, person, await rowOf(id)));
}

export async function seen(id: number) {
  const [row, [draft]] = [await rowOf(id), await db().select().from(articleDrafts).where(eq(articleDrafts.articleId, id))];
  return { round: row.round, step: row.step, version: draft?.version ?? 0 };
}

export const approve = async (person: Person, id: number) => approveArticle(person, id, await seen(id));
