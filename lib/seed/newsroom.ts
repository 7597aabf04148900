import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, channels, userRoles, users } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { saveDraft } from "#lib/articles/save-draft.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import type { Person } from "#lib/people/person.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { rejectArticle, sendBackArticle } from "#lib/review/return-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { seedJson } from "#lib/seed/files.ts";

type State = "draft" | "inReview" | "returned" | "rejected" | "approved" | "scheduled" | "corrected" | "withdrawn" | "trashed";
type Example = {
  state: State;
  channel: string;
  title: string;
  paragraphs: readonly string[];
  /** Long ago, so that examples never lead the news. */
  publishedAt?: string;
  corrected?: readonly string[];
  reason?: string;
};

const noSession = "00000000-0000-4000-8000-000000000000";
const scheduledDays = 30;

/** Example articles in every state, made by the demonstration's people with the same verbs as by anybody else. */
export async function makeExamples(): Promise<number> {
  const [editor, ...others] = await demoPeople();
  const chief = others.find(({ roles }) => roles.includes("chief"));
  if (!editor || !chief) return 0;
  const examples = seedJson<Example[]>("newsroom.json");
  for (const example of examples) await makeExample(example, { editor, others, chief });
  return examples.length;
}

type Desk = { editor: Person; others: readonly Person[]; chief: Person };

async function makeExample(example: Example, { editor, others, chief }: Desk): Promise<void> {
  const { state, title, publishedAt, corrected, reason = "" } = example;
  const [channel] = await db().select({ id: channels.id }).from(channels).where(eq(channels.slug, example.channel));
  if (!channel) throw new Error(`the channel of ${title} is missing`);
  const id = await createArticle(editor, { channelId: channel.id, title });
  await write(editor, id, example.paragraphs);
  if (state === "draft") return;
  if (state === "trashed") return trashArticle(editor, id);
  if (state === "inReview") return submitArticle(editor, id);
  if (state === "returned" || state === "rejected") {
    await submitArticle(editor, id);
    const [reviewer] = others;
    const { version } = await getStoredDraft(editor, id);
    const end = state === "returned" ? sendBackArticle : rejectArticle;
    if (reviewer) await end(reviewer, id, { round: 1, step: "firstReview", version }, { reasons: ["表述不当"], note: reason });
    return;
  }
  await passReview(editor, id, others);
  if (state === "approved") return;
  if (state === "scheduled") return scheduleArticle(chief, id, new Date(Date.now() + scheduledDays * 86_400_000));
  if (publishedAt)
    await db()
      .update(articles)
      .set({ publishedAt: sql`${publishedAt}::timestamptz` })
      .where(eq(articles.id, id));
  await publishArticle(chief, id);
  if (state === "withdrawn") return withdrawArticle(chief, id, reason);
  await write(editor, id, corrected ?? []);
  await correctArticle(chief, id, reason);
}

async function write(person: Person, id: number, paragraphs: readonly string[]): Promise<void> {
  const { version, words } = await getStoredDraft(person, id);
  const content = paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  await saveDraft(person, id, { baseVersion: version, saveId: crypto.randomUUID(), words: { ...words, document: { type: "doc", content } } });
}

/** The people of the newsroom, in the order of their making: who writes first. */
async function demoPeople(): Promise<Person[]> {
  const rows = await db()
    .select({ id: users.id, name: users.name, role: userRoles.role })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(sql`${users.demo} and ${userRoles.role} <> 'administrator'`)
    .orderBy(users.id);
  return rows.map(({ id, name, role }) => ({ userId: id, name, roles: [role], channelIds: null, sessionId: noSession }));
}
