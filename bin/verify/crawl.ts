import { type DefaultTreeAdapterMap, parse } from "parse5";

export type CrawledPage = { path: string; from: string; status: number; html: string };

const atOnce = 8;

function links(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterMap["node"]): void => {
    if ("attrs" in node && node.nodeName === "a") {
      const href = node.attrs.find((attribute) => attribute.name === "href")?.value;
      if (href !== undefined) found.push(href);
    }
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(html));
  return found;
}

/** Follows every inner link from the home page; choices of reading preference and filters of lists are not followed further. */
export async function crawl(url: string, limit = 3_000): Promise<CrawledPage[]> {
  const seen = new Map<string, string>([["/", "/"]]);
  const queue = ["/"];
  const pages: CrawledPage[] = [];
  const visit = async (path: string) => {
    const answer = await fetch(url + path, { redirect: "follow" });
    const html = answer.headers.get("content-type")?.includes("text/html") ? await answer.text() : "";
    pages.push({ path, from: seen.get(path) ?? "", status: answer.status, html });
    if (path.includes("?")) return;
    for (const href of links(html)) {
      if (!href.startsWith("/") || href.startsWith("//")) continue;
      const target = href.split("#")[0] ?? "";
      if (seen.has(target) || seen.size >= limit) continue;
      seen.set(target, path);
      queue.push(target);
    }
  };
  while (queue.length > 0) await Promise.all(queue.splice(0, atOnce).map(visit));
  return pages;
}
