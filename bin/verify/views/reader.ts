import type { Instance } from "#bin/instance.ts";

const browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

/** A reader at an address of their own; the instances trust the loopback as a proxy. */
export type Reader = { address: string; headers: Record<string, string> };

let made = 0;
export function newReader(headers: Record<string, string> = {}): Reader {
  made += 1;
  return { address: `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`, headers };
}

export async function visit(
  site: Pick<Instance, "url">,
  articleId: number | string,
  reader: Reader,
  ask: { method?: string; pixel?: boolean } = {},
): Promise<{ status: number; views: number | null }> {
  const answer = await fetch(`${site.url}/api/articles/${articleId}/views${ask.pixel ? ".gif" : ""}`, {
    method: ask.method ?? "POST",
    headers: { "user-agent": browser, "x-forwarded-for": reader.address, ...reader.headers },
  });
  const text = await answer.text();
  const views = answer.headers.get("content-type") === "application/json" && text ? (JSON.parse(text) as { views: number }).views : null;
  return { status: answer.status, views };
}
