import { type DefaultTreeAdapterMap, parse } from "parse5";

export type CrawledPage = { path: string; from: string; status: number; html: string };

const atOnce = 8;

type Found = { href: string; follow: boolean };

function links(html: string): Found[] {
  const found: Found[] = [];
  const walk = (node: DefaultTreeAdapterMap["node"]): void => {
    if ("attrs" in node && node.nodeName === "a") {
      const of = (name: string) => node.attrs.find((attribute) => attribute.name === name)?.value;
      const href = of("href");
      const relations = (of("rel") ?? "").toLowerCase().split(/\s+/);
      if (href !== undefined) found.push({ href, follow: !relations.includes("nofollow") });
    }
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(html));
  return found;
}

/**
 * Follows every inner link from the home page; choices of reading preference and filters of lists are not followed further.
 * What every link to it marks nofollow is, as for a robot, no part of the site: it must answer, and its page is not looked at.
 */
export async function crawl(url: string, limit = 3_000): Promise<CrawledPage[]> {
  const seen = new Map<string, string>([["/", "/"]]);
  const passed = new Map<string, string>();
  const queue = ["/"];
  const pages: CrawledPage[] = [];
  const ask = async (path: string, from: string, looks: boolean) => {
    const answer = await fetch(url + path, { redirect: "follow" });
    const html = looks && answer.headers.get("content-type")?.includes("text/html") ? await answer.text() : "";
    if (!looks) await answer.body?.cancel();
    pages.push({ path, from, status: answer.status, html });
    return html;
  };
  const visit = async (path: string) => {
    const html = await ask(path, seen.get(path) ?? "", true);
    if (path.includes("?")) return;
    for (const { href, follow } of links(html)) {
      if (!href.startsWith("/") || href.startsWith("//")) continue;
      const target = href.split("#")[0] ?? "";
      if (!follow && !passed.has(target)) passed.set(target, path);
      if (!follow || seen.has(target) || seen.size >= limit) continue;
      seen.set(target, path);
      queue.push(target);
    }
  };
  while (queue.length > 0) await Promise.all(queue.splice(0, atOnce).map(visit));
  for (const [path, from] of passed) if (!seen.has(path)) await ask(path, from, false);
  return pages;
}
