import "server-only";
import { isOurOrigin } from "#lib/auth/origin.ts";
import { findSession } from "#lib/auth/session.ts";
import type { Person } from "#lib/people/person.ts";
import { may, type Right } from "#lib/people/rights.ts";

const refuse = (status: 401 | 403, error: string) => Response.json({ error }, { status, headers: { "Cache-Control": "private, no-store" } });

/** For route handlers: the person, or the refusal to answer with. Whatever changes something must come from our own pages. */
export async function apiPerson(request: Request, right?: Right): Promise<Person | Response> {
  if (request.method !== "GET" && request.method !== "HEAD" && !isOurOrigin(request.headers)) return refuse(403, "请求不是从本站页面发出的");
  const signedIn = await findSession(request.headers.get("cookie") ?? "");
  if (!signedIn) return refuse(401, "登录已失效，请重新登录");
  if (signedIn.mustEnrol) return refuse(403, "请先设置两步验证");
  if (right && !may(signedIn.person, right)) return refuse(403, "你没有做这件事的权限");
  return signedIn.person;
}
