import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, bulkActions } from "#db/schema/index.ts";
import { listedRevision } from "#lib/articles/list-conditions.ts";
import { moveChannel } from "#lib/articles/move-channel.ts";
import { restoreArticle } from "#lib/articles/restore-article.ts";
import { editorNameOf, setResponsibleEditor } from "#lib/articles/set-responsible-editor.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { DomainError } from "#lib/errors.ts";
import { attempt } from "#lib/forms/result.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { recallArticle } from "#lib/review/pass-on-article.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { unscheduleArticle } from "#lib/review/unschedule-article.ts";

export const mostAtOnce = 1_000;

export type Order =
  | { action: "move"; channelId: number }
  | { action: "editor"; name: string }
  | { action: "submit" }
  | { action: "publish" }
  | { action: "schedule"; publishAt: Date }
  | { action: "withdraw"; reason: string }
  | { action: "trash" };
export type Refusal = { id: number; title: string; why: string };
export type ManyOutcome = {
  done: number;
  refused: Refusal[];
  /** By which it can be undone; null when nothing was changed, or readers have seen it. */
  undo: string | null;
};
type Was = {
  channelId: number;
  publishAt: string | null;
  moved?: { to: number; wasFurther: boolean };
  editor?: { from: string; to: string };
};

/** Gives one order to many articles. Each is changed by its own verb with its own event; what is refused is named and stops no other. */
export async function changeMany(person: Person, ids: readonly number[], order: Order): Promise<ManyOutcome> {
  demand(person, "article.read");
  if (ids.length === 0) throw new DomainError("invalid", { message: "请先选择稿件" });
  if (ids.length > mostAtOnce) throw new DomainError("invalid", { message: `一次最多处理${mostAtOnce}篇，请先用筛选缩小范围` });
  if (order.action === "editor" && !editorNameOf(order.name)) throw new DomainError("invalid", { message: "请填责任编辑的姓名" });
  const rows = await db()
    .select({ id: articles.id, channelId: articles.channelId, publishAt: articles.publishAt })
    .from(articles)
    .where(inArray(articles.id, [...ids]));
  const before = new Map(rows.map((row) => [row.id, { channelId: row.channelId, publishAt: row.publishAt?.toISOString() ?? null } satisfies Was]));
  const outcome = await each(ids, (id) => give(person, id, order));
  const changed = outcome.done.flatMap(({ id, value }) => {
    const was = before.get(id);
    return was ? [{ id, was: { ...was, ...value } }] : [];
  });
  const undoable = changed.length > 0 && order.action !== "withdraw" && order.action !== "publish";
  const [kept] = undoable
    ? await db().insert(bulkActions).values({ userId: person.userId, action: order.action, before: changed }).returning({ id: bulkActions.id })
    : [];
  return { done: outcome.done.length, refused: outcome.refused, undo: kept?.id ?? null };
}

/** Answers what of the state before only the verb knows. */
async function give(person: Person, id: number, order: Order): Promise<Partial<Was>> {
  switch (order.action) {
    case "move": {
      const { wasFurther } = await moveChannel(person, id, order.channelId);
      return { moved: { to: order.channelId, wasFurther } };
    }
    case "editor": {
      const to = editorNameOf(order.name);
      return { editor: { from: await setResponsibleEditor(person, id, to), to } };
    }
    case "submit":
      await submitArticle(person, id);
      break;
    case "publish":
      await publishArticle(person, id);
      break;
    case "schedule":
      await scheduleArticle(person, id, order.publishAt);
      break;
    case "withdraw":
      await withdrawArticle(person, id, order.reason);
      break;
    case "trash":
      await trashArticle(person, id);
  }
  return {};
}

/** Takes an order back, once; what was changed again in the meantime is left as it is and named. */
export async function undoMany(person: Person, undo: string): Promise<ManyOutcome> {
  demand(person, "article.read");
  if (!/^[0-9a-f-]{36}$/.test(undo)) throw new DomainError("not-found");
  const [given] = await db()
    .update(bulkActions)
    .set({ undoneAt: sql`now()` })
    .where(and(eq(bulkActions.id, undo), eq(bulkActions.userId, person.userId), isNull(bulkActions.undoneAt)))
    .returning();
  if (!given) throw new DomainError("conflict", { message: "这一步已经撤销过了" });
  const before = new Map(given.before.map(({ id, was }) => [id, was as Was]));
  const outcome = await each([...before.keys()], async (id) => {
    const was = before.get(id);
    if (was) await takeBack(person, id, given.action, was);
  });
  return { done: outcome.done.length, refused: outcome.refused, undo: null };
}

async function takeBack(person: Person, id: number, action: string, was: Was): Promise<void> {
  const time = was.publishAt ? new Date(was.publishAt) : null;
  const planned = time && time.getTime() > Date.now() && may(person, "article.publish") ? time : null;
  if (action === "move") await moveChannel(person, id, was.channelId, { from: was.moved?.to, keepsFurther: was.moved?.wasFurther });
  if (action === "editor" && was.editor) await setResponsibleEditor(person, id, was.editor.from, was.editor.to);
  if (action === "submit") await recallArticle(person, id);
  if (action === "trash") await restoreArticle(person, id);
  if (action === "schedule" && !planned) await unscheduleArticle(person, id);
  if (planned && (action === "schedule" || action === "trash")) await scheduleArticle(person, id, planned);
}

type Each<T> = { done: { id: number; value: T }[]; refused: Refusal[] };

async function each<T>(ids: readonly number[], work: (id: number) => Promise<T>): Promise<Each<T>> {
  const done: Each<T>["done"] = [];
  const refusals: { id: number; why: string }[] = [];
  for (const id of new Set(ids)) {
    const result = await attempt(() => work(id));
    if ("error" in result) refusals.push({ id, why: result.error });
    else done.push({ id, value: result.value });
  }
  const titles = await titlesOf(refusals.map(({ id }) => id));
  return { done, refused: refusals.map(({ id, why }) => ({ id, why, title: titles.get(id) || `${id}号稿件` })) };
}

async function titlesOf(ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: articles.id, title: sql<string>`coalesce(${articleDrafts.title}, ${articleRevisions.title}, '')` })
    .from(articles)
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, sql`${articleRevisions.id} = ${listedRevision}`)
    .where(inArray(articles.id, [...ids]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
