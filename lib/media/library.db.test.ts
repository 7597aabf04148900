import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, events, media, mediaUses } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import type { MediaFields } from "#lib/media/fields.ts";

const folder = mkdtempSync(join(tmpdir(), "library-"));
process.env.DATA_DIR = folder;
const { findMedia, listUses } = await import("#lib/media/dashboard.ts");
const { purgeMedia } = await import("#lib/media/purge-media.ts");
const { restoreMedia } = await import("#lib/media/restore-media.ts");
const { sweepMedia } = await import("#lib/media/sweep-media.ts");
const { trashMedia } = await import("#lib/media/trash-media.ts");
const { updateMedia } = await import("#lib/media/update-media.ts");

type Staff = Awaited<ReturnType<typeof makePerson>>;
let [editor, chief]: Staff[] = [];
let made = 0;
const fields: MediaFields = {
  title: "合影",
  alt: "代表合影",
  decorative: false,
  caption: "",
  source: "新华社",
  licence: "",
  licenceExpiresOn: "2027-01-31",
  focalX: 0.25,
  focalY: 0.5,
};

beforeAll(async () => {
  mkdirSync(join(folder, "files"));
  [editor, chief] = await Promise.all([makePerson("editor"), makePerson("chief")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function add(): Promise<number> {
  made += 1;
  const sha256 = String(made).padStart(64, "0");
  const values = { kind: "image", state: "ready", sha256, path: `/files/${made}.jpg`, mediaType: "image/jpeg", bytes: 1, name: "图.jpg" } as const;
  const [row] = await db().insert(media).values(values).returning({ id: media.id });
  return row?.id ?? 0;
}
const verbsOf = async (id: number) =>
  (await db().select({ verb: events.verb }).from(events).where(eq(events.nounId, id)).orderBy(events.id)).map(({ verb }) => verb);

describe("what is known about a picture", () => {
  test("is changed once, and what it was before stands in the log", async () => {
    const id = await add();
    await updateMedia(editor as Staff, id, fields);
    await updateMedia(editor as Staff, id, fields);
    expect(await findMedia(editor as Staff, id)).toMatchObject({ ...fields, uploader: null });
    const [event, ...more] = await db().select().from(events).where(eq(events.nounId, id));
    expect(more).toEqual([]);
    expect(event?.detail).toMatchObject({ before: { alt: "", focalX: 0.5 }, after: { alt: "代表合影", focalX: 0.25 } });
  });

  test("is not changed in the trash, nor by those without the right", async () => {
    const id = await add();
    await expect(updateMedia(await makePerson("proofreader"), id, fields)).rejects.toMatchObject({ code: "forbidden" });
    await trashMedia(chief as Staff, id);
    await expect(updateMedia(editor as Staff, id, fields)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the trash", () => {
  test("gives back, and lets go for good only what lies in it", async () => {
    const id = await add();
    await expect(purgeMedia(chief as Staff, id)).rejects.toMatchObject({ code: "conflict" });
    await trashMedia(chief as Staff, id);
    await restoreMedia(chief as Staff, id);
    await expect(restoreMedia(chief as Staff, id)).rejects.toMatchObject({ code: "conflict" });
    await trashMedia(chief as Staff, id);
    await expect(purgeMedia(editor as Staff, id)).rejects.toMatchObject({ code: "forbidden" });
    await purgeMedia(chief as Staff, id);
    expect(await findMedia(chief as Staff, id)).toBeNull();
    expect(await verbsOf(id)).toEqual(["trashMedia", "restoreMedia", "trashMedia", "purgeMedia"]);
  });

  test("keeps a cover of an article, and is emptied of the others all the same", async () => {
    const [cover, other] = [await add(), await add()];
    const articleId = await createArticle(editor as Staff, { channelId: (await makeChannel()).id });
    await db().update(articleDrafts).set({ coverMediaId: cover }).where(eq(articleDrafts.articleId, articleId));
    for (const id of [cover, other]) await trashMedia(chief as Staff, id);
    await expect(purgeMedia(chief as Staff, cover)).rejects.toMatchObject({ code: "conflict" });
    await sweepMedia("job:purge", new Date(Date.now() + 31 * 86_400_000));
    expect(await findMedia(chief as Staff, cover)).not.toBeNull();
    expect(await findMedia(chief as Staff, other)).toBeNull();
  });
});

test("where a picture is used is told without the titles of other channels", async () => {
  const id = await add();
  const channel = await makeChannel();
  const articleId = await createArticle(editor as Staff, { channelId: channel.id });
  await db().update(articleDrafts).set({ title: "未公开的题目" }).where(eq(articleDrafts.articleId, articleId));
  await db().insert(mediaUses).values({ mediaId: id, noun: "article", nounId: articleId });
  expect(await listUses(editor as Staff, id)).toEqual([{ noun: "article", nounId: articleId, title: "未公开的题目", open: true }]);
  const elsewhere = { ...(editor as Staff), channelIds: [(await makeChannel()).id] };
  expect(await listUses(elsewhere, id)).toEqual([{ noun: "article", nounId: articleId, title: null, open: false }]);
});
