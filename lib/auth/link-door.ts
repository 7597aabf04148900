import "server-only";
import { clearedCookie, openCookie, sealedCookie } from "#lib/auth/cookies.ts";
import { backTo, type Flash, readForm } from "#lib/auth/form-door.ts";
import { type LinkKind, type OneTimeLink, readLink } from "#lib/auth/one-time-link.ts";
import { attempt } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";

/** Answers a one-time link: its secret moves from the address into a cookie, where no Referer and no history keeps it. */
export async function openLink(kind: LinkKind, token: string): Promise<Response> {
  if (!(await readLink(kind, token))) return gone();
  return backTo(routes.linkPage(kind), [await sealedCookie("link", { kind, token })], {});
}

/** The link this browser has opened, for its page. */
export async function heldLink(kind: LinkKind, cookieHeader: string): Promise<{ token: string; link: OneTimeLink } | null> {
  const held = await openCookie("link", cookieHeader);
  if (held?.kind !== kind || typeof held.token !== "string") return null;
  const link = await readLink(kind, held.token);
  return link ? { token: held.token, link } : null;
}

type Finish = (token: string, form: FormData) => Promise<{ to: string; cookies: string[]; flash?: Flash }>;

/** Answers the form of a link's page: 410 when the link has been used meanwhile, back with the reason when the form was refused. */
export async function finishLink(kind: LinkKind, request: Request, finish: Finish): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const held = await heldLink(kind, request.headers.get("cookie") ?? "");
  if (!held) return gone();
  const result = await attempt(() => finish(held.token, form));
  if ("value" in result) return backTo(result.value.to, [...result.value.cookies, clearedCookie("link")], result.value.flash);
  if (result.detail.gone) return gone();
  const typed = (name: string) => ({ [name]: String(form.get(name) ?? "") });
  return backTo(routes.linkPage(kind), [], { error: result.error, ...typed("name"), ...typed("email") });
}

function gone(): Response {
  const page = `<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>链接已失效</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>链接已失效</h1><p>这个链接已经用过，或者过了期。需要的话请向发给你的人再要一个；忘记密码可以<a href="${routes.forgotPassword()}">再发一次</a>。</p><p><a href="${routes.login()}">去登录</a></p></main></body></html>
`;
  return new Response(page, {
    status: 410,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" },
  });
}
