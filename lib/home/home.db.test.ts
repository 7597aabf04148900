import { desc } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { events, homeSlots } from "#db/schema/index.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { arrangeHome } from "#lib/home/arrange-home.ts";
import { fromStored, type Slot } from "#lib/home/arrangement.ts";
import { listArrangements, searchToArrange } from "#lib/home/dashboard.ts";
import { getArrangedHome } from "#lib/home/public.ts";

const published = async (titles: string[]) => {
  const { slug } = await makeChannel();
  const ids: number[] = [];
  for (const title of titles)
    ids.push(
      (
        await importArticle("system:seed", {
          importKey: `home:${title}`,
          channelSlug: slug,
          title,
          html: "<p>文</p>",
          publishedAt: new Date("2018-01-01"),
        })
      ).id,
    );
  return ids;
};
const slot = (name: Slot["slot"], articleId = 0, startsAt: Date | null = null, endsAt: Date | null = null): Slot => ({
  slot: name,
  articleId,
  startsAt,
  endsAt,
});
const stored = async () => fromStored(await db().select().from(homeSlots).orderBy(homeSlots.sort));

test("an arrangement goes out as one change, comes and goes by time, and can be brought back", async () => {
  const chief = await makePerson("chief");
  const [one = 0, two = 0, three = 0] = await published(["甲", "乙", "丙"]);
  await db().insert(homeSlots).values({ slot: "headline", articleId: one });
  const end = new Date(Date.now() + 3_600_000);
  const first = await arrangeHome(chief, {
    slots: [slot("headline", two, null, end), slot("lead", three), slot("lead", one)],
    note: "节前",
    base: 0,
  });
  const now = await getArrangedHome(await stored(), new Date());
  expect(now).toMatchObject({ headline: { id: two }, lead: [{ id: three }, { id: one }], until: end });
  const later = await getArrangedHome(await stored(), end);
  expect(later.headline?.id).not.toBe(two);
  expect(later.until).toBe(null);
  const [last] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(last).toMatchObject({ verb: "arrangeHome", nounId: first, detail: { before: [{ articleId: one }], after: [{ articleId: two }, {}, {}] } });
  const [shown, initial] = await listArrangements(chief);
  expect(shown).toMatchObject({ id: first, note: "节前", by: chief.name });
  await arrangeHome(chief, { slots: initial?.slots ?? [], note: "回到最初", base: first });
  expect((await getArrangedHome(await stored(), new Date())).headline?.id).toBe(one);
});

test("of two who began from the same, one is told; what readers cannot see is refused and shown nowhere", async () => {
  const [senior, editor] = [await makePerson("senior"), await makePerson("editor")];
  const [one = 0, two = 0] = await published(["丁 一", "丁 二"]);
  const [newest] = await listArrangements(senior);
  const base = newest?.id ?? 0;
  const both = await Promise.allSettled([one, two].map((id) => arrangeHome(senior, { slots: [slot("lead", id)], note: "", base })));
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  const [current] = await listArrangements(senior);
  const live = (await stored())[0]?.articleId ?? 0;
  await withdrawArticle("command:withdraw", live, "有误");
  expect((await getArrangedHome(await stored(), new Date())).lead).toEqual([]);
  await expect(arrangeHome(senior, { slots: [slot("lead", live)], note: "", base: current?.id ?? 0 })).rejects.toMatchObject({ code: "invalid" });
  await expect(arrangeHome(editor, { slots: [], note: "", base: current?.id ?? 0 })).rejects.toMatchObject({ code: "forbidden" });
  expect((await searchToArrange(senior, "丁 %")).map((row) => row.id)).toEqual([]);
  expect(await searchToArrange(senior, "丁")).toHaveLength(1);
});
