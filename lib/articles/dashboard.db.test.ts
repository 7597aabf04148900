import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles, events, sources } from "#db/schema/index.ts";
import { changeMany, undoMany } from "#lib/articles/change-many.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { countLimit, countTabs, type ListedArticle, listArticleIds, listArticles, listPageSize, readArticles } from "#lib/articles/dashboard.ts";
import { articleFilterOf } from "#lib/articles/list-filter.ts";
import { furtherChannels } from "#lib/articles/placed.ts";
import { deleteView, saveView } from "#lib/articles/saved-views.ts";
import { setChannels } from "#lib/articles/set-channels.ts";
import { searchTitles } from "#lib/articles/titles.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { passReview } from "#lib/review/pass-review.ts";

type Staff = Awaited<ReturnType<typeof makePerson>>;
let chief: Staff;
let editor: Staff;
let channelId: number;
let otherId: number;

beforeAll(async () => {
  [chief, editor] = [await makePerson("chief"), await makePerson("editor")];
  [channelId, otherId] = [(await makeChannel()).id, (await makeChannel()).id];
});

async function written(title: string, who = editor, channel = channelId): Promise<number> {
  const id = await createArticle(who, { channelId: channel, title });
  await db().update(articleDrafts).set({ html: "<p>文</p>", plainText: "文" }).where(eq(articleDrafts.articleId, id));
  return id;
}
const idsOf = async (person: Staff, given: Record<string, string>) =>
  (await listArticles(person, articleFilterOf(given), {})).items.map(({ id }) => id);
const rowOf = async (id: number) => (await db().select().from(articles).where(eq(articles.id, id)))[0];

describe("the list", () => {
  test("shows what stands within reach, by tab, words and names; never the trash", async () => {
    const own = await written("松江营商环境");
    const others = await written("别的一篇", chief, otherId);
    const gone = await written("扔掉的营商环境");
    await trashArticle(editor, gone);
    expect(await idsOf(chief, { q: "营商环境" })).toEqual([own]);
    expect(await idsOf(chief, { tab: "mine" })).toEqual([others]);
    expect(await idsOf(chief, { editor: editor.name, channel: String(channelId) })).toEqual([own]);
    expect(await idsOf({ ...editor, channelIds: [otherId] }, {})).toEqual([others]);
    expect(await idsOf({ ...editor, channelIds: [] }, {})).toEqual([]);
    expect((await countTabs({ ...editor, channelIds: [otherId] })).open).toBe(1);
    await expect(listArticles(await makePerson("administrator"), articleFilterOf({}), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  test("what very many hold is walked to: the palette and the list find only what holds it, by draft before revision", async () => {
    const there = await makeChannel();
    const [source] = await db().insert(sources).values({ name: "常见来源" }).returning({ id: sources.id });
    await db().execute(sql`with made as (
        insert into articles (channel_id, created_at, updated_at)
        select ${there.id}, at, at from (select now() - make_interval(mins => n) as at from generate_series(1, 8005) n) as times returning id)
      insert into article_revisions (article_id, number, title, html, plain_text, search_tokens, source_id, responsible_editor, sha256)
      select id, 1, '常见', '', '', array_to_tsvector(array['常', '见', '常见', '2026']), ${source?.id}, '常见编辑', '' from made`);
    await db().execute(
      sql`update articles a set working_revision_id = r.id from article_revisions r where r.article_id = a.id and a.channel_id = ${there.id}`,
    );
    const other = await written("不含此词");
    const newest = (await idsOf(chief, { tab: "all", channel: String(there.id) })).slice(0, 2);
    const [rewritten = 0, kept = 0] = newest;
    // Its draft no longer holds what its revision held.
    await db().execute(sql`insert into article_drafts (article_id, title, document) values (${rewritten}, '改过的', '{}')`);
    for (const given of [{ q: "常见" }, { source: "常见来源" }, { editor: "常见编辑" }, { q: "常见", source: "常见来源", sort: "views" }]) {
      const filter = articleFilterOf({ tab: "all", ...given });
      const { items, total } = await listArticles(chief, filter, {});
      expect([items.length, total]).toEqual([listPageSize, countLimit + 1]);
      expect(items.some(({ id }) => id === rewritten || id === other)).toBe(false);
      if (filter.sort === "updated") expect(items[0]?.id).toBe(kept);
      expect((await listArticleIds(chief, filter, 10)).some((id) => id === rewritten || id === other)).toBe(false);
    }
    const titles = await searchTitles(chief, "常见");
    expect(titles.map(({ title }) => title)).toEqual(Array(12).fill("常见"));
    expect(titles[0]?.id).toBe(kept);
    expect(await searchTitles(chief, String(other))).toContainEqual(expect.objectContaining({ id: other }));
    expect(await searchTitles({ ...editor, channelIds: [channelId] }, "常见")).toEqual([]);
    await db().execute(sql`delete from articles where channel_id = ${there.id}`);
  });

  test("pages and cursors lose and repeat nothing, in every order", async () => {
    const there = await makeChannel();
    const ids = await Promise.all(Array.from({ length: listPageSize * 2 + 3 }, (_, n) => written(`第${n}篇`, editor, there.id)));
    // Equal times are told apart by the id, and a microsecond counts.
    await db().execute(
      sql`update articles set updated_at = date_trunc('minute', now()) + (id % 3) * interval '1 microsecond' where channel_id = ${there.id}`,
    );
    for (const sort of ["updated", "created", "published", "planned", "views"]) {
      const filter = articleFilterOf({ channel: String(there.id), sort });
      const found: number[] = [];
      for (const page of [1, 2, 3]) found.push(...(await listArticles(chief, filter, { page })).items.map(({ id }) => id));
      expect([...found].sort()).toEqual([...ids].sort());
      const [first] = (await listArticles(chief, filter, {})).items.slice(-1) as [ListedArticle];
      const after = await listArticles(chief, filter, { after: `${first.key}~${first.id}` });
      expect(after.items.map(({ id }) => id)).toEqual(found.slice(listPageSize, listPageSize * 2));
      const exported: number[] = [];
      for await (const rows of readArticles(chief, filter)) exported.push(...rows.map(({ id }) => id));
      expect(exported).toEqual(found);
    }
    expect(await listArticleIds(chief, articleFilterOf({ channel: String(there.id) }), 10)).toHaveLength(11);
  });

  test("a view is the person's own", async () => {
    await saveView(editor, "政策", articleFilterOf({ tab: "all", q: "政策" }));
    await saveView(editor, "政策", articleFilterOf({ tab: "published" }));
    const [view] = await db().execute<{ id: number; query: string }>(sql`select id, query from saved_views where user_id = ${editor.userId}`);
    expect(view?.query).toBe("tab=published");
    await expect(deleteView(chief, view?.id ?? 0)).rejects.toMatchObject({ code: "not-found" });
    await deleteView(editor, view?.id ?? 0);
  });
});

describe("one order to many", () => {
  test("what is refused is named and stops no other; each has its own event; undo takes back what was done", async () => {
    const [one, two] = [await written("甲"), await written("乙")];
    const empty = await createArticle(editor, { channelId, title: "没有正文" });
    const outcome = await changeMany(editor, [one, empty, two, one], { action: "submit" });
    expect(outcome).toMatchObject({ done: 2, refused: [{ id: empty, title: "没有正文", why: expect.stringContaining("正文") }] });
    expect(await db().$count(events, sql`verb = 'submitArticle' and noun_id in (${one}, ${two})`)).toBe(2);
    const undone = await undoMany(editor, outcome.undo ?? "");
    expect([undone.done, (await rowOf(one))?.status, (await rowOf(two))?.status]).toEqual([2, "draft", "draft"]);
    await expect(undoMany(editor, outcome.undo ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  test("moving and trashing come back with channel and time; nobody undoes another's", async () => {
    const id = await written("要移的");
    const moved = await changeMany(editor, [id], { action: "move", channelId: otherId });
    await expect(undoMany(chief, moved.undo ?? "")).rejects.toMatchObject({ code: "conflict" });
    await undoMany(editor, moved.undo ?? "");
    expect((await rowOf(id))?.channelId).toBe(channelId);
    await passReview(editor, id, [chief]);
    const at = new Date(Date.now() + 3_600_000);
    await changeMany(chief, [id], { action: "schedule", publishAt: at });
    const trashed = await changeMany(chief, [id], { action: "trash" });
    expect(await rowOf(id)).toMatchObject({ publishAt: null });
    await undoMany(chief, trashed.undo ?? "");
    expect(await rowOf(id)).toMatchObject({ trashedAt: null, publishAt: at });
  });

  test("taking a move back leaves a further channel that the move had dropped, and what was moved again", async () => {
    const [id, again] = [await written("在两处"), await written("移了两次")];
    await setChannels(editor, id, [otherId]);
    const moved = await changeMany(editor, [id, again], { action: "move", channelId: otherId });
    const third = (await makeChannel()).id;
    await changeMany(editor, [again], { action: "move", channelId: third });
    expect(await undoMany(editor, moved.undo ?? "")).toMatchObject({ done: 1, refused: [{ id: again, why: expect.stringContaining("又移过") }] });
    expect([(await rowOf(id))?.channelId, await furtherChannels(db(), id)]).toEqual([channelId, [otherId]]);
    expect([(await rowOf(again))?.channelId, await furtherChannels(db(), again)]).toEqual([third, []]);
  });

  test("a responsible editor is one of the words: what was approved goes back to its final review, what readers have stays", async () => {
    const [open, waiting, live] = [await written("写着的"), await written("等着的"), await written("发了的")];
    for (const id of [waiting, live]) await passReview(editor, id, [chief]);
    const at = new Date(Date.now() + 3_600_000);
    await changeMany(chief, [waiting], { action: "schedule", publishAt: at });
    await changeMany(chief, [live], { action: "publish" });
    const draft = async (id: number) => (await db().select().from(articleDrafts).where(eq(articleDrafts.articleId, id)))[0];
    const before = await draft(open);
    const outcome = await changeMany(chief, [open, waiting, live], { action: "editor", name: " 王五 " });
    expect(outcome).toMatchObject({ done: 2, refused: [{ id: live, why: expect.stringContaining("已发布") }] });
    expect(await draft(open)).toMatchObject({ responsibleEditor: "王五", version: (before?.version ?? 0) + 1, savedBy: chief.userId });
    expect(await rowOf(waiting)).toMatchObject({ status: "inReview", step: "finalReview", publishAt: null });
    expect((await draft(live))?.responsibleEditor).toBe(before?.responsibleEditor);
    expect(await undoMany(chief, outcome.undo ?? "")).toMatchObject({ done: 2, refused: [] });
    expect((await draft(open))?.responsibleEditor).toBe(before?.responsibleEditor);
    expect((await rowOf(waiting))?.status).toBe("inReview");
  });

  test("a responsible editor named again in the meantime is not taken back; none is an order in vain", async () => {
    const id = await written("改两次");
    const first = await changeMany(editor, [id], { action: "editor", name: "王五" });
    await changeMany(editor, [id], { action: "editor", name: "赵六" });
    expect(await undoMany(editor, first.undo ?? "")).toMatchObject({ done: 0, refused: [{ id, why: expect.stringContaining("又改过") }] });
    await expect(changeMany(editor, [id], { action: "editor", name: "  " })).rejects.toMatchObject({ code: "invalid" });
    await expect(changeMany(editor, [id], { action: "editor", name: "长".repeat(101) })).rejects.toMatchObject({ code: "invalid" });
    const reach = { ...editor, channelIds: [otherId] };
    expect(await changeMany(reach, [id], { action: "editor", name: "钱七" })).toMatchObject({ done: 0, refused: [{ id }] });
  });

  test("an editor publishes and withdraws none, and readers' news is not undone", async () => {
    const id = await written("待发");
    await passReview(editor, id, [chief]);
    expect(await changeMany(editor, [id], { action: "publish" })).toMatchObject({ done: 0, refused: [{ id }], undo: null });
    expect(await changeMany(chief, [id], { action: "publish" })).toMatchObject({ done: 1, undo: null });
    expect(await changeMany(chief, [id], { action: "withdraw", reason: "有误" })).toMatchObject({ done: 1, undo: null });
  });
});
