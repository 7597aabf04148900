import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { documentTags, events, pages } from "#db/schema/index.ts";
import { getPageToEdit, listPagesToEdit } from "#lib/pages/dashboard.ts";
import { getPage } from "#lib/pages/public.ts";
import { savePage } from "#lib/pages/save-page.ts";
import type { Person } from "#lib/people/person.ts";

const senior: Person = { userId: 1, name: "部门主任", roles: ["senior"], channelIds: null, sessionId: "s" };
const html = "<h2>章程</h2><p>第一条 <strong>名称</strong>。</p><table><tbody><tr><th>项目</th><td>内容</td></tr></tbody></table>";
const fields = { title: "章程", summary: "", complete: true };
let last = 0;
async function makePage() {
  last += 1;
  const [row] = await db()
    .insert(pages)
    .values({ section: "about", slug: `page-${last}`, title: "旧题", html })
    .returning();
  if (!row) throw new Error("no page");
  return row;
}
const words = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

test("a page that came as HTML is edited without losing anything, and readers see the new words", async () => {
  const { id, slug } = await makePage();
  const page = await getPageToEdit(senior, id);
  await savePage(senior, id, { ...fields, document: page?.document, version: 1 });
  expect((await getPage("about", slug))?.html).toBe(html);
  await savePage(senior, id, { ...fields, title: "新题", document: words("新的"), version: 2 });
  expect(await getPage("about", slug)).toMatchObject({ title: "新题", html: "<p>新的</p>", version: 3, complete: true });
  const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(event).toMatchObject({ verb: "savePage", nounId: id, detail: { before: { title: "章程", html }, after: { html: "<p>新的</p>" } } });
  expect(
    await db()
      .select()
      .from(documentTags)
      .where(eq(documentTags.tag, `page:about/${slug}`)),
  ).toHaveLength(1);
});

test("of two who began from the same version one is told; nothing foul gets in", async () => {
  const { id, slug } = await makePage();
  const save = (text: string) => savePage(senior, id, { ...fields, document: words(text), version: 1 });
  const both = await Promise.allSettled([save("甲"), save("乙")]);
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  const foul = { type: "doc", content: [{ type: "script", content: [] }] };
  await expect(savePage(senior, id, { ...fields, document: foul, version: 2 })).rejects.toMatchObject({ code: "invalid" });
  await expect(savePage({ ...senior, roles: ["editor"] }, id, { ...fields, document: null, version: 2 })).rejects.toMatchObject({
    code: "forbidden",
  });
  await savePage(senior, id, { ...fields, title: "只改题", document: null, version: 2 });
  expect(await getPage("about", slug)).toMatchObject({ title: "只改题", html: expect.stringMatching(/^<p>[甲乙]<\/p>$/) });
  expect((await listPagesToEdit(senior)).find((page) => page.id === id)?.path).toBe(`/about/${slug}`);
});
