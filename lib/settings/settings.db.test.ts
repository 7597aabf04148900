import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { documentTags, events, media, mediaUses, settings } from "#db/schema/index.ts";
import type { Person } from "#lib/people/person.ts";
import { getSettingsToEdit } from "#lib/settings/dashboard.ts";
import { getSettings } from "#lib/settings/public.ts";
import { saveSettings } from "#lib/settings/save-settings.ts";
import { type Section, sectionStamp, sections } from "#lib/settings/sections.ts";

const administrator: Person = { userId: 1, name: "管理员", roles: ["administrator"], channelIds: null, sessionId: "s" };
const chief: Person = { ...administrator, userId: 2, roles: ["chief"] };
const section = (key: string): Section => sections.find((each) => each.key === key) ?? { key, name: "", fields: [] };
const stampOf = async (key: string) => sectionStamp(section(key), await getSettingsToEdit(administrator));

test("a section is stored whole: what is left out becomes absent; other sections stay", async () => {
  await saveSettings(administrator, section("contact"), { phone: "010-1" }, await stampOf("contact"));
  await saveSettings(administrator, section("identity"), { siteName: "协会", organizer: "某会" }, await stampOf("identity"));
  await saveSettings(administrator, section("identity"), { siteName: "开发区协会" }, await stampOf("identity"));
  expect(await getSettings()).toMatchObject({ siteName: "开发区协会", phone: "010-1" });
  expect(await db().select().from(settings).where(eq(settings.key, "organizer"))).toEqual([]);
  const [last] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(last).toMatchObject({
    verb: "saveSettings",
    detail: { before: { siteName: "协会", organizer: "某会" }, after: { siteName: "开发区协会", organizer: null } },
  });
  expect(await db().select().from(documentTags).where(eq(documentTags.tag, "settings"))).toHaveLength(1);
});

test("of two who began from the same, the second is told what stands there", async () => {
  const stamp = await stampOf("filing");
  const both = await Promise.allSettled(["甲", "乙"].map((icp) => saveSettings(administrator, section("filing"), { icp }, stamp)));
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    detail: { message: expect.stringMatching(/ICP备案号“[甲乙]”/) },
  });
});

test("a picture that the site shows is in use", async () => {
  const [row] = await db()
    .insert(media)
    .values({ kind: "image", state: "ready", sha256: "x", path: "/files/ab/code.png", mediaType: "image/png", bytes: 1, name: "码.png" })
    .returning();
  await saveSettings(administrator, section("social"), { wechatQrUrl: "/files/ab/code.png" }, await stampOf("social"));
  expect(await db().select().from(mediaUses)).toMatchObject([{ mediaId: row?.id, noun: "settings" }]);
  await saveSettings(administrator, section("social"), {}, await stampOf("social"));
  expect(await db().select().from(mediaUses)).toEqual([]);
});

test("without the right nothing happens", async () => {
  await expect(saveSettings(chief, section("identity"), {}, "")).rejects.toMatchObject({ code: "forbidden" });
});
