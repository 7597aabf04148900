import "server-only";
import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mails, settings } from "#db/schema/index.ts";
import { env } from "#lib/env.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/**
 * Where the mail can be read on the screen: only without SMTP settings, and only in a demonstration or while developing.
 * Letters hold links that let somebody in, which nobody but the addressee should see.
 */
export async function outboxIsOpen(): Promise<boolean> {
  if (env().SMTP_URL) return false;
  if (process.env.NODE_ENV === "development") return true;
  const [row] = await db().select({ value: settings.value }).from(settings).where(eq(settings.key, "demo"));
  return row?.value === true;
}

export async function listMails(person: Person) {
  demand(person, "outbox.read");
  if (!(await outboxIsOpen())) return [];
  return db().select().from(mails).orderBy(desc(mails.id)).limit(50);
}
