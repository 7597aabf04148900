import { startInstance } from "#bin/instance.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";

/**
 * A site of its own for the browser tests, and a session for each of its demonstration's people.
 * PORTAL_URL with PORTAL_SESSIONS names another one to use instead.
 */
export default async function setup() {
  if (process.env.PORTAL_URL) return;
  const instance = await startInstance();
  const sessions: Record<string, string | undefined> = {};
  for (const [name, account] of Object.entries(accountsOf(instance))) {
    const visitor = new Visitor();
    if (!(await visitor.signIn(instance, account))) throw new Error(`${account.email} was not let in`);
    sessions[name] = visitor.cookies.get("authjs.session-token");
  }
  process.env.PORTAL_URL = instance.url;
  process.env.PORTAL_SESSIONS = JSON.stringify(sessions);
  return () => instance.stop();
}
