import http from "node:http";
import { sql } from "#db/client.ts";

export const browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
/** The address under which the verification speaks; the instances believe what it says about others. */
export const trusting = { TRUSTED_PROXIES: "127.0.0.1" };

type Visit = { method?: string /** Address of the reader. */; from?: string; suffix?: string; headers?: Record<string, string> };
export type Answer = { status: number /** -1 where the answer names no number. */; views: number; type: string; bytes: number };

const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

/** Asks for the views of an article as a browser would, unless told otherwise. */
export function visit(
  site: { url: string },
  id: number | string,
  { method = "POST", from = "203.0.113.1", suffix = "", headers = {} }: Visit = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { "user-agent": browser, "x-forwarded-for": from, ...headers };
    const request = http.request(`${site.url}/api/articles/${id}/views${suffix}`, { method, agent, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        const type = response.headers["content-type"] ?? "";
        resolve({
          status: response.statusCode ?? 0,
          views: type.includes("json") && body.length > 0 ? JSON.parse(body.toString()).views : -1,
          type,
          bytes: body.length,
        });
      });
    });
    request.on("error", reject);
    request.end();
  });
}

/** A reader of their own for each number. */
export const address = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

export async function counted(id: number): Promise<number> {
  const [row] = await sql()<{ views: number }[]>`select coalesce((select views from article_views where article_id = ${id}), 0)::int as views`;
  return row?.views ?? 0;
}

export async function hits(id: number): Promise<number> {
  const [row] = await sql()<{ n: number }[]>`select count(*)::int as n from view_hits where article_id = ${id}`;
  return row?.n ?? 0;
}
