import { expect, test } from "vitest";
import { plainText } from "#lib/content/plain-text.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { seedText } from "#lib/seed/files.ts";
import { seedPages } from "#lib/seed/pages.ts";

const pages = seedPages();
const slugs = (section: string) => pages.filter((page) => page.section === section).map((page) => page.slug);
const page = (slug: string) => plainText(pages.find((one) => one.slug === slug)?.html ?? "");

test("the pages of the information architecture are there, in its order", () => {
  expect(slugs("services")).toEqual(["membership", "training", "events", "research", "investment", "consulting", "downloads"]);
  expect(slugs("about")).toEqual([
    "intro",
    "charter",
    "organization",
    "leadership",
    "branches",
    "members",
    "join",
    "chronicle",
    "disclosure",
    "contact",
  ]);
  expect(slugs("site")).toEqual(["submit", "messages", "magazine", "accessibility", "privacy", "copyright"]);
});

test("what only the association can say is marked as incomplete, the site's own pages are whole", () => {
  for (const one of pages) {
    expect(one.complete).toBe(one.section === "site");
    expect(one.html).toMatch(/^<h2>/);
    expect(one.html).not.toContain("本页内容待完善");
    expect(one.html).not.toMatch(/敬请期待|即将|尽请/);
  }
});

test("sanitising takes nothing away from what is written", () => {
  for (const one of pages) expect(plainText(one.html)).toBe(plainText(seedText(`pages/${one.section}/${one.slug}.html`)));
  for (const one of pages) expect(sanitize(one.html)).toBe(one.html);
});

test("the privacy page names every item that is kept, with its end", () => {
  for (const word of ["reading", "一年", "localStorage", "收藏", "边侧菜单", "点击计数", "30分钟", "随机数每天更换", "没有第三方"])
    expect(page("privacy")).toContain(word);
});

test("the accessibility page names what the pages offer", () => {
  for (const word of ["18", "20", "24", "30", "长辈版", "黑底黄字", "黑底白字", "键盘", "简洁版", "朗读", "中文语音", "JavaScript", "不足"])
    expect(page("accessibility")).toContain(word);
});
