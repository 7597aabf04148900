import { headlinePath } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

const once = (html: string, name: string) => html.match(new RegExp(`<meta name="${name}"`, "gi"))?.length ?? 0;

test("an article carries each page tag once, and the time readers see", async ({ request }) => {
  const path = await headlinePath(request);
  const html = await (await request.get(path)).text();
  for (const name of ["SiteName", "SiteDomain", "ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Description", "Url"])
    expect(once(html, name), name).toBe(1);
  expect(html).toContain('<meta name="PubDate" content="2018-08-22 11:41"');
  expect(once(html, "SiteIDCode")).toBe(0);
  expect(html.match(/rel="canonical" href="([^"]+)"/)?.[1]).toMatch(new RegExp(`${path}$`));
  expect(html).toContain('property="og:title" content="松江开发区全面优化营商环境"');
});

test("structured data parses and names the path the eye sees", async ({ request }) => {
  const html = await (await request.get(await headlinePath(request))).text();
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => JSON.parse(match[1] ?? ""));
  const article = data.find((item) => item["@type"] === "NewsArticle");
  expect(article).toMatchObject({ headline: "松江开发区全面优化营商环境", datePublished: "2018-08-22T11:41:00+08:00" });
  const path = data.find((item) => item["@type"] === "BreadcrumbList");
  expect(path.itemListElement.map((item: { name: string }) => item.name)).toEqual(["首页", "资讯中心", "国家级开发区动态"]);
});

test("addresses that are none answer 404", async ({ request }) => {
  for (const path of [
    "/articles/999999999",
    "/articles/0",
    "/articles/01",
    "/articles/1e3",
    "/articles/-1",
    "/articles/99999999999",
    "/articles/abc",
    "/articles/1/nothing",
    "/news/nowhere",
    "/news/policies/pages/0",
    "/news/policies/pages/51",
    "/news/policies/pages/99",
    "/zones/G999999",
    "/zones/x",
    "/topics/none",
    "/services/none",
    "/about/none",
    "/nowhere",
    "/withdrawn/1",
    "/articles/999999999/text",
  ]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-security-policy"], path).toContain("default-src");
  }
});

test("an old address of the zones leads to the new one", async ({ request }) => {
  const answer = await request.get("/index.php/Develop/index.html", { maxRedirects: 0 });
  expect(answer.status()).toBe(301);
  expect(answer.headers().location).toMatch(/\/zones$/);
});

test("feeds, site map, robots and the open table are whole", async ({ request, page }) => {
  for (const path of ["/feed.xml", "/news/policies/feed.xml", "/sitemap.xml"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"], path).toContain("xml");
    const fault = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent ?? null,
      await answer.text(),
    );
    expect(fault, path).toBeNull();
  }
  expect(await (await request.get("/robots.txt")).text()).toMatch(/Sitemap: http/);
  const rows = (await (await request.get("/zones/data.csv")).text()).trim().split("\r\n");
  expect(rows).toHaveLength(553);
});

test("unset filing numbers leave no trace", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".filing")).toHaveCount(0);
  await expect(page.getByText(/ICP备|公网安备|主办单位/)).toHaveCount(0);
});

test("every inner link of the home page answers", async ({ page, request }) => {
  await page.goto("/");
  const paths = await page.locator("a[href^='/']").evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
  expect(paths.length).toBeGreaterThan(30);
  expect(await page.locator("main a").count()).toBeLessThanOrEqual(60);
  for (const path of paths) expect.soft((await request.get(path)).status(), path).toBe(200);
});
