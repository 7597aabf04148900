import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articlePresence, articleRevisions, articles, events, media, mediaUses } from "#db/schema/index.ts";
import { beginDraft } from "#lib/articles/begin-draft.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import type { DraftInput } from "#lib/articles/draft-fields.ts";
import { getEditable } from "#lib/articles/editable.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { notePresence } from "#lib/articles/note-presence.ts";
import { saveDraft } from "#lib/articles/save-draft.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { passReview } from "#lib/review/pass-review.ts";

type Staff = Awaited<ReturnType<typeof makePerson>>;
let channelId: number;
let editor: Staff;
let other: Staff;

beforeAll(async () => {
  channelId = (await makeChannel()).id;
  [editor, other] = await Promise.all([makePerson("editor"), makePerson("senior")]);
});

const begin = () => createArticle(editor, { channelId });
const nodes = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

async function input(id: number, text: string, more: Partial<DraftInput["words"]> = {}): Promise<DraftInput> {
  const { version, words } = await getStoredDraft(editor, id);
  return { baseVersion: version, saveId: crypto.randomUUID(), words: { ...words, title: "题目", document: nodes(text), ...more } };
}
const write = async (id: number, text: string, more: Partial<DraftInput["words"]> = {}, by = editor) =>
  saveDraft(by, id, await input(id, text, more));
const draftRow = async (id: number) => (await db().select().from(articleDrafts).where(eq(articleDrafts.articleId, id)))[0];
const kept = (id: number) => db().select().from(articleRevisions).where(eq(articleRevisions.articleId, id)).orderBy(articleRevisions.number);

describe("saveDraft", () => {
  test("stores the document and what is made of it by one door", async () => {
    const id = await begin();
    await write(id, "松江开发区<script>", { keywords: ["营商环境"], sourceUrl: "还没写完的网" });
    const row = await draftRow(id);
    expect(row).toMatchObject({
      version: 2,
      title: "题目",
      html: "<p>松江开发区&lt;script&gt;</p>",
      plainText: "松江开发区<script>",
      savedBy: editor.userId,
      sourceUrl: "还没写完的网",
    });
    expect(row?.searchTokens).toContain("'松江'");
  });

  test("the same save sent again is answered and not repeated", async () => {
    const id = await begin();
    const save = await input(id, "一遍");
    const first = await saveDraft(editor, id, save);
    expect(await saveDraft(editor, id, save)).toMatchObject({ version: first.version, savedAt: first.savedAt });
    expect((await draftRow(id))?.version).toBe(2);
  });

  test("of two who began from one version the later is told, and overwrites nothing", async () => {
    const id = await begin();
    const [mine, theirs] = [await input(id, "我的"), await input(id, "别人的")];
    const outcomes = await Promise.allSettled([saveDraft(editor, id, mine), saveDraft(other, id, theirs)]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(refused?.reason).toMatchObject({ code: "conflict", detail: { version: 2 } });
    expect((await draftRow(id))?.version).toBe(2);
  });

  test("words that did not change make no version and take nothing back from publication", async () => {
    const id = await begin();
    await write(id, "正文");
    await passReview(editor, id, [await makePerson("chief")]);
    const stored = await getStoredDraft(editor, id);
    const same = { baseVersion: stored.version, saveId: crypto.randomUUID(), words: stored.words };
    expect((await saveDraft(editor, id, same)).version).toBe(stored.version);
    expect((await db().select().from(articles).where(eq(articles.id, id)))[0]?.status).toBe("approved");
    await write(id, "改了一字");
    expect((await db().select().from(articles).where(eq(articles.id, id)))[0]?.status).toBe("inReview");
  });

  test("keeps the words before another person goes on, before a big cut and after ten minutes, not at each save", async () => {
    const id = await begin();
    const long = "长".repeat(1_000);
    for (const text of ["一", "一二", long]) await write(id, text);
    expect(await kept(id)).toHaveLength(0);
    await write(id, "删得只剩这些");
    expect((await kept(id)).map(({ plainText, reason, createdBy }) => ({ plainText, reason, createdBy }))).toEqual([
      { plainText: long, reason: "interval", createdBy: editor.userId },
    ]);
    await write(id, "另一位接着写", {}, other);
    expect((await kept(id)).at(-1)).toMatchObject({ plainText: "删得只剩这些", createdBy: editor.userId });
    await write(id, "再写", {}, other);
    await db().update(articleDrafts).set({ keptAt: sql`now() - interval '11 minutes'` }).where(eq(articleDrafts.articleId, id));
    await write(id, "又写", {}, other);
    expect((await kept(id)).map((each) => each.plainText)).toEqual([long, "删得只剩这些", "再写"]);
    const trace = await db()
      .select({ verb: events.verb })
      .from(events)
      .where(and(eq(events.nounId, id), eq(events.verb, "saveArticle")));
    expect(trace).toHaveLength(4);
  });

  test("names the files it uses, and refuses a cover that is not there", async () => {
    const id = await begin();
    const [file] = await db()
      .insert(media)
      .values({ kind: "image", state: "ready", sha256: "a".repeat(64), path: "/files/aa/a.png", mediaType: "image/png", bytes: 1, name: "a.png" })
      .returning({ id: media.id });
    if (!file) throw new Error("no file");
    const picture = { type: "picture", attrs: { mediaId: file.id, src: "/files/aa/a.png", alt: "图" } };
    await write(id, "", { document: { type: "doc", content: [picture] } });
    expect(await db().select().from(mediaUses).where(eq(mediaUses.nounId, id))).toMatchObject([{ mediaId: file.id, noun: "article" }]);
    await expect(write(id, "", { coverMediaId: 999_999 })).rejects.toMatchObject({ code: "invalid" });
  });

  test("refuses what no schema knows, the trash, and whom the table of rights refuses", async () => {
    const id = await begin();
    await expect(write(id, "", { document: { type: "doc", content: [{ type: "script" }] } })).rejects.toMatchObject({ code: "invalid" });
    await expect(write(id, "x", {}, await makePerson("administrator"))).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = { ...(await makePerson("editor")), channelIds: [(await makeChannel()).id] };
    await expect(write(id, "x", {}, elsewhere)).rejects.toMatchObject({ code: "not-found" });
    await trashArticle(editor, id);
    await expect(write(id, "x")).rejects.toMatchObject({ code: "conflict", detail: { message: expect.stringContaining("回收站") } });
  });
});

test("an imported article is opened as it stands, once, and is not changed by it", async () => {
  const { slug } = await makeChannel();
  const html = "<h2>一</h2><p>正文<strong>粗</strong></p><ul><li>甲</li></ul>";
  const { id } = await importArticle("command:import", {
    importKey: crypto.randomUUID(),
    channelSlug: slug,
    title: "旧稿",
    html,
    publishedAt: new Date("2018-08-22T03:41:00Z"),
  });
  await Promise.all([beginDraft(editor, id), beginDraft(other, id)]);
  expect(await getEditable(editor, id)).toMatchObject({ hasDraft: true, status: "published" });
  const stored = await getStoredDraft(editor, id);
  expect(stored).toMatchObject({ version: 1, html });
  expect(stored.words.document.content?.map((node) => node.type)).toEqual(["heading", "paragraph", "bulletList"]);
  const chief = await makePerson("chief");
  await expect(correctArticle(chief, id, "没有改")).rejects.toMatchObject({ code: "conflict" });
});

describe("notePresence", () => {
  test("tells who else has it open, one's own other tab, and forgets who left", async () => {
    const id = await begin();
    const [one, two, three] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const beat = (person: Staff, tabId: string, typed = false, leaving = false) =>
      notePresence({ ...person, sessionId: sessionOf(person) }, id, { tabId, typed, leaving });
    await sessions(editor, other);
    expect((await beat(editor, one)).others).toEqual([]);
    expect((await beat(other, two, true)).others).toEqual([{ name: editor.name, writing: false, me: false }]);
    expect((await beat(editor, one)).others).toEqual([{ name: other.name, writing: true, me: false }]);
    expect((await beat(editor, three)).others).toContainEqual({ name: editor.name, writing: false, me: true });
    await beat(other, two, false, true);
    await db().update(articlePresence).set({ seenAt: sql`now() - interval '40 seconds'` }).where(eq(articlePresence.tabId, three));
    expect((await beat(editor, one)).others).toEqual([]);
  });
});

const sessionIds = new Map<number, string>();
const sessionOf = (person: Staff) => sessionIds.get(person.userId) ?? "";
async function sessions(...people: Staff[]): Promise<void> {
  for (const person of people) {
    const [row] = await db().execute<{ id: string }>(
      sql`insert into sessions (user_id, version, device, address_hash, expires_at) values (${person.userId}, 1, 'x', 'x', now() + interval '1 hour') returning id`,
    );
    sessionIds.set(person.userId, row?.id ?? "");
  }
}
