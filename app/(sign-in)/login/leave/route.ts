import { clearedCookie } from "#lib/auth/cookies.ts";
import { endSession } from "#lib/auth/end-session.ts";
import { backTo, readForm } from "#lib/auth/form-door.ts";
import { findSession } from "#lib/auth/session.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const signedIn = await findSession(request.headers.get("cookie") ?? "");
  if (signedIn) await endSession(signedIn.person, signedIn.person.sessionId);
  return backTo(routes.login(), [clearedCookie("session")], { done: "已退出" });
}
