import type { BrowserContext } from "@playwright/test";

export type Colleague = "editor" | "senior" | "chief" | "proofreader" | "admin";

/** Lets a browser in as one of the demonstration's people, whose session the setup began. */
export async function enterAs(context: BrowserContext, name: Colleague): Promise<void> {
  const url = process.env.PORTAL_URL ?? "";
  const sessions = JSON.parse(process.env.PORTAL_SESSIONS ?? "{}") as Record<string, string | undefined>;
  const value = sessions[name];
  if (!value) throw new Error(`PORTAL_SESSIONS holds no session of ${name}`);
  await context.addCookies([{ name: "authjs.session-token", value, url }]);
}
