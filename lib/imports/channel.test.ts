import { expect, test } from "vitest";
import { chooseChannel } from "./channel.ts";

const channels = [
  { slug: "notices", name: "通知公告" },
  { slug: "headlines", name: "要闻" },
  { slug: "association", name: "协会动态" },
  { slug: "national-zones", name: "国家级开发区动态" },
  { slug: "policies", name: "政策法规" },
];

test.each([
  [["首页", "资讯中心", "国家级开发区动态"], undefined, "national-zones", "name"],
  [["首页", "协会动态", "部门消息"], undefined, "association", "name"],
  [["首页", "国家级开发区"], undefined, "national-zones", "similar"],
  [["首页", "政务公开", "规范性文件"], undefined, "policies", "words"],
  [["首页", "政务公开", "规范性文件"], "notices", "notices", "given"],
  [["首页", "正文"], "association", "association", "given"],
  [[], undefined, "headlines", "fallback"],
])("%j with --channel %s goes to %s by %s", (breadcrumb, given, slug, how) =>
  expect(chooseChannel(breadcrumb, channels, given)).toMatchObject({ slug, how }),
);

test("without channels there is none", () => expect(chooseChannel(["首页"], [])).toBeNull());
