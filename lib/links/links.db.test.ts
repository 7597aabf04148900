import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { documentTags, events } from "#db/schema/index.ts";
import { listGroupsToEdit } from "#lib/links/dashboard.ts";
import { deleteLink } from "#lib/links/delete-link.ts";
import { deleteLinkGroup } from "#lib/links/delete-link-group.ts";
import { moveLink } from "#lib/links/move-link.ts";
import { moveLinkGroup } from "#lib/links/move-link-group.ts";
import { saveLink } from "#lib/links/save-link.ts";
import { saveLinkGroup } from "#lib/links/save-link-group.ts";
import type { Person } from "#lib/people/person.ts";

const chief: Person = { userId: 1, name: "主编", roles: ["chief"], channelIds: null, sessionId: "s" };
const editor: Person = { ...chief, userId: 2, roles: ["editor"] };
const order = async (groupId: number) => (await listGroupsToEdit(chief)).find((group) => group.id === groupId)?.links.map((link) => link.name);

test("links are added, moved, changed and deleted, each with an event and a stale footer", async () => {
  const groupId = await saveLinkGroup(chief, null, { name: "部委" });
  const first = await saveLink(chief, null, { groupId, name: "甲", url: "" });
  const second = await saveLink(chief, null, { groupId, name: "乙", url: "https://b.cn/" });
  await moveLink(chief, second, -1);
  await moveLink(chief, second, -1);
  expect(await order(groupId)).toEqual(["乙", "甲"]);
  await saveLink(chief, first, { groupId, name: "甲甲", url: "https://a.cn/" });
  expect(await order(groupId)).toEqual(["乙", "甲甲"]);
  const [last] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(last).toMatchObject({
    verb: "saveLink",
    actor: "user:1",
    nounId: first,
    detail: { before: { name: "甲", url: null }, after: { name: "甲甲" } },
  });
  expect(await db().select().from(documentTags).where(eq(documentTags.tag, "links"))).toHaveLength(1);
  await expect(deleteLinkGroup(chief, groupId)).rejects.toMatchObject({ code: "conflict" });
  await deleteLink(chief, first);
  await deleteLink(chief, second);
  await expect(deleteLink(chief, second)).rejects.toMatchObject({ code: "not-found" });
  await deleteLinkGroup(chief, groupId);
});

test("without the right nothing happens, and a name stands once", async () => {
  await expect(saveLinkGroup(editor, null, { name: "企业" })).rejects.toMatchObject({ code: "forbidden" });
  const twice = await Promise.allSettled([saveLinkGroup(chief, null, { name: "同名" }), saveLinkGroup(chief, null, { name: "同名" })]);
  expect(twice.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("two people moving at once leave each link once", async () => {
  const groupId = await saveLinkGroup(chief, null, { name: "同时" });
  const ids = [];
  for (const name of ["1", "2", "3", "4"]) ids.push(await saveLink(chief, null, { groupId, name, url: "" }));
  await Promise.all([moveLink(chief, ids[0] ?? 0, 1), moveLink(chief, ids[3] ?? 0, -1), moveLinkGroup(chief, groupId, -1)]);
  expect((await order(groupId))?.toSorted()).toEqual(["1", "2", "3", "4"]);
  const sorts = (await listGroupsToEdit(chief)).find((group) => group.id === groupId)?.links.map((link) => link.sort);
  expect(new Set(sorts).size).toBe(4);
});
