import "server-only";
import { clearedCookie, openCookie, sealedCookie } from "#lib/auth/cookies.ts";
import { isOurOrigin } from "#lib/auth/origin.ts";
import type { Browser } from "#lib/auth/session.ts";

export type Flash = { error?: string; done?: string; email?: string; name?: string };

const longestForm = 16_384;

/** What a signed-out visitor's form says, or the refusal when no page of ours sent it. */
export async function readForm(request: Request): Promise<FormData | Response> {
  if (!isOurOrigin(request.headers)) return new Response("请求不是从本站页面发出的", { status: 403, headers: plain });
  if (Number(request.headers.get("content-length") ?? Number.NaN) > longestForm) return new Response("内容太长", { status: 413, headers: plain });
  return request.formData().catch(() => new Response("表单读不懂", { status: 400, headers: plain }));
}

const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" };

export const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** The answer to a form: back to a page. Words travel in a cookie that lives a minute, never in the address. */
export async function backTo(path: string, cookies: readonly string[] = [], flash?: Flash): Promise<Response> {
  const headers = new Headers({ Location: path, "Cache-Control": "private, no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (flash) headers.append("Set-Cookie", await sealedCookie("flash", flash));
  else headers.append("Set-Cookie", clearedCookie("flash"));
  return new Response(null, { status: 303, headers });
}

export async function readFlash(cookieHeader: string): Promise<Flash> {
  const said = await openCookie("flash", cookieHeader);
  const text = (key: string) => (typeof said?.[key] === "string" ? { [key]: said[key] } : {});
  return { ...text("error"), ...text("done"), ...text("email"), ...text("name") };
}

/** The entry writes the visitor's address into this header and lets no stranger's through. */
export function browserOf(request: Request): Browser {
  return { address: request.headers.get("x-forwarded-for") ?? "", userAgent: request.headers.get("user-agent") ?? "" };
}
