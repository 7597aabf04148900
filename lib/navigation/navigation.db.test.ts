import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { documentTags, navigationItems } from "#db/schema/index.ts";
import { arrangeNavigation } from "#lib/navigation/arrange-navigation.ts";
import { currentHref } from "#lib/navigation/built-in.ts";
import { deleteNavigationItem } from "#lib/navigation/delete-navigation-item.ts";
import { NavigationFields } from "#lib/navigation/fields.ts";
import { listNavigation } from "#lib/navigation/public.ts";
import { saveNavigationItem } from "#lib/navigation/save-navigation-item.ts";
import type { Person } from "#lib/people/person.ts";

const chief: Person = { userId: 1, name: "主编", roles: ["chief"], channelIds: null, sessionId: "s" };
const labels = async () => (await listNavigation()).map((item) => [item.label, ...item.children.map((child) => child.label)].join("/"));

test("the built-in items are shown while there are none, and are the ground of the first change", async () => {
  const builtIn = ["首页", "资讯中心", "中国开发区", "协会服务", "中国开发区协会", "投稿"];
  expect(await labels()).toEqual(builtIn);
  const id = await saveNavigationItem(chief, null, { label: "政策", href: "/news/policies" });
  expect(await labels()).toEqual([...builtIn, "政策"]);
  const [news] = await db().select().from(navigationItems).where(eq(navigationItems.label, "资讯中心"));
  await arrangeNavigation(chief, id, { parentId: news?.id ?? 0, beforeId: null });
  expect((await labels())[1]).toBe("资讯中心/政策");
  await expect(deleteNavigationItem(chief, news?.id ?? 0)).rejects.toMatchObject({ code: "conflict" });
  expect(await db().select().from(documentTags).where(eq(documentTags.tag, "settings"))).toHaveLength(1);
  const items = await listNavigation();
  expect(currentHref(items, "news", ["/news", "/news/policies"])).toBe("/news/policies");
  expect(currentHref(items, "news", ["/news", "/news/headlines"])).toBe("/news");
  expect([currentHref(items, "home", []), currentHref(items, null, ["/links"])]).toEqual(["/", null]);
  await deleteNavigationItem(chief, id);
  await expect(saveNavigationItem({ ...chief, roles: ["senior"] }, null, { label: "x", href: "/" })).rejects.toMatchObject({ code: "forbidden" });
});

test("an item leads to a page of ours or to an address of the web", () => {
  const fits = (href: string) => NavigationFields.safeParse({ label: "名", href }).success;
  expect(["/", "/news/policies?year=2020", "https://www.miit.gov.cn/"].filter(fits)).toHaveLength(3);
  expect(["", "//evil.cn", "/\\evil.cn", "javascript:alert(1)", "news", "/a b"].filter(fits)).toEqual([]);
});
