import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articleRevisions, articles, corrections, documentWithdrawals, events } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { moveChannel } from "#lib/articles/move-channel.ts";
import { getPublishedArticle } from "#lib/articles/public.ts";
import { restoreArticle } from "#lib/articles/restore-article.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { takeDownIfDue, withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle, publishIfDue } from "#lib/review/publish-article.ts";
import { fallBackAfterEdit, reopenArticle } from "#lib/review/reopen-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { setTakeDown } from "#lib/review/set-take-down.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { unscheduleArticle } from "#lib/review/unschedule-article.ts";

type Channel = Awaited<ReturnType<typeof makeChannel>>;
type Staff = Awaited<ReturnType<typeof makePerson>>;
let channel: Channel;
let editor: Staff;
let chief: Staff;
let administrator: Staff;

beforeAll(async () => {
  [channel, editor, chief, administrator] = await Promise.all([
    makeChannel(),
    makePerson("editor"),
    makePerson("chief"),
    makePerson("administrator"),
  ]);
});

async function write(id: number, text: string): Promise<void> {
  const words = { title: "题目", html: `<p>${text}</p>`, plainText: text, document: { type: "doc", content: [] }, equalsRevisionId: null };
  await db()
    .update(articleDrafts)
    .set({ ...words, version: sql`${articleDrafts.version} + 1` })
    .where(eq(articleDrafts.articleId, id));
}

async function written(text = "正文"): Promise<number> {
  const id = await createArticle(editor, { channelId: channel.id });
  await write(id, text);
  return id;
}

async function published(text = "正文"): Promise<number> {
  const id = await written(text);
  await passReview(editor, id, [chief]);
  await publishArticle(chief, id);
  return id;
}

const rowOf = async (id: number) => (await db().select().from(articles).where(eq(articles.id, id)))[0];
const eventsOf = async (id: number) =>
  (await db().select({ verb: events.verb, actor: events.actor }).from(events).where(eq(events.nounId, id)).orderBy(events.id)).map(
    (event) => event.verb,
  );
const jobs = async (id: number) => (await db().execute(sql`select key from graphile_worker.jobs where key like ${`article:${id}:%`}`)).length;
const pass = (id: number, column: "publish_at" | "take_down_at") =>
  db().execute(
    column === "publish_at"
      ? sql`update articles set publish_at = now() - interval '1 second' where id = ${id}`
      : sql`update articles set take_down_at = now() - interval '1 second' where id = ${id}`,
  );

describe("the way of an article to its readers", () => {
  test("what was handed over goes out, and each step is an event", async () => {
    const id = await published("第一稿");
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "published", liveRevisionId: row?.workingRevisionId });
    expect((await getPublishedArticle(id))?.html).toBe("<p>第一稿</p>");
    expect(await eventsOf(id)).toEqual(["createArticle", "submitArticle", "approveArticle", "publishArticle"]);
  });

  test("an unfinished draft is refused with what it lacks", async () => {
    const id = await createArticle(editor, { channelId: channel.id });
    await expect(submitArticle(editor, id)).rejects.toMatchObject({ code: "invalid", detail: { message: "还有必须改的：没有标题；没有正文" } });
  });

  test("words changed after they were handed over do not go out", async () => {
    const id = await written();
    await passReview(editor, id, [chief]);
    await write(id, "后来改的");
    await expect(publishArticle(chief, id)).rejects.toMatchObject({ code: "conflict" });
    const row = await rowOf(id);
    if (!row) throw new Error("no article");
    await db().transaction((tx) => fallBackAfterEdit(tx, editor, row));
    expect(await rowOf(id)).toMatchObject({ status: "inReview", step: "finalReview", round: 2, approvedRevisionId: null });
  });

  test("of two who press at once one wins, and it goes out once", async () => {
    const id = await written();
    await passReview(editor, id, [chief]);
    const outcomes = await Promise.allSettled([publishArticle(chief, id), publishArticle(chief, id)]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect((await eventsOf(id)).filter((verb) => verb === "publishArticle")).toHaveLength(1);
  });

  test("published words change by a correction only, which keeps the old ones", async () => {
    const id = await published("原文");
    await expect(correctArticle(chief, id, "改了")).rejects.toMatchObject({ code: "conflict" });
    await write(id, "更正后的正文");
    await expect(correctArticle(chief, id, " ")).rejects.toMatchObject({ code: "invalid" });
    await correctArticle(chief, id, "单位名称有误，已更正");
    const [correction] = await db().select().from(corrections).where(eq(corrections.articleId, id));
    const [before] = await db()
      .select()
      .from(articleRevisions)
      .where(eq(articleRevisions.id, correction?.beforeRevisionId ?? 0));
    expect(before?.plainText).toBe("原文");
    expect((await rowOf(id))?.liveRevisionId).toBe(correction?.afterRevisionId);
  });

  test("withdrawn is gone, with a reason for readers", async () => {
    const id = await published();
    await withdrawArticle(chief, id, "内容有误");
    expect(await rowOf(id)).toMatchObject({ status: "withdrawn", withdrawnReason: "内容有误" });
    expect(await db().$count(documentWithdrawals, eq(documentWithdrawals.articleId, id))).toBe(1);
    await expect(publishArticle(chief, id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("on time", () => {
  const later = () => new Date(Date.now() + 3_600_000);

  test("a scheduled article goes out once when it is due, and not before", async () => {
    const id = await written();
    await passReview(editor, id, [chief]);
    await scheduleArticle(chief, id, later());
    expect(await jobs(id)).toBe(1);
    expect(await publishIfDue(id)).toBe(false);
    await pass(id, "publish_at");
    const ran = await Promise.all([publishIfDue(id), publishIfDue(id), publishIfDue(id)]);
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ status: "published", publishAt: null });
  });

  test("a time that has passed is refused; a schedule can be called off, by reopening too", async () => {
    const id = await written();
    await passReview(editor, id, [chief]);
    await expect(scheduleArticle(chief, id, new Date(Date.now() - 1_000))).rejects.toMatchObject({ code: "invalid" });
    await scheduleArticle(chief, id, later());
    await unscheduleArticle(chief, id);
    expect(await jobs(id)).toBe(0);
    await scheduleArticle(chief, id, later());
    await reopenArticle(editor, id);
    expect(await jobs(id)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ status: "draft", publishAt: null });
  });

  test("an article is taken down at its time", async () => {
    const id = await published();
    await expect(setTakeDown(chief, id, new Date(Date.now() - 1_000))).rejects.toMatchObject({ code: "invalid" });
    await setTakeDown(chief, id, later());
    expect(await takeDownIfDue(id)).toBe(false);
    await pass(id, "take_down_at");
    expect(await takeDownIfDue(id)).toBe(true);
    expect(await takeDownIfDue(id)).toBe(false);
  });
});

describe("who may", () => {
  test("an editor does not publish, an administrator touches no words", async () => {
    const id = await written();
    await passReview(editor, id, [chief]);
    await expect(publishArticle(editor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishArticle(administrator, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(trashArticle(administrator, id)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("an article of another's channel does not exist", async () => {
    const id = await written();
    const other = { ...(await makePerson("editor")), channelIds: [(await makeChannel()).id] };
    await expect(submitArticle(other, id)).rejects.toMatchObject({ code: "not-found" });
  });

  test("what readers see is not trashed; what is trashed comes back as it was", async () => {
    const shown = await published();
    await expect(trashArticle(editor, shown)).rejects.toMatchObject({ code: "conflict" });
    const id = await written();
    await trashArticle(editor, id);
    await expect(submitArticle(editor, id)).rejects.toMatchObject({ code: "conflict" });
    await restoreArticle(editor, id);
    expect(await rowOf(id)).toMatchObject({ status: "draft", trashedAt: null });
  });

  test("only who may publish moves what is published to another channel", async () => {
    const id = await published();
    const other = await makeChannel();
    await expect(moveChannel(editor, id, other.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await moveChannel(chief, id, other.id)).toMatchObject({ from: channel.id });
    expect((await rowOf(id))?.channelId).toBe(other.id);
  });
});
