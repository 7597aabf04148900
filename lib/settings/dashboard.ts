import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, settings } from "#db/schema/index.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import type { SettingKey } from "#lib/settings/schema.ts";

/** What is stored, as texts, also what no longer fits the schema: the office shall see and mend it. */
export async function getSettingsToEdit(person: Person): Promise<Partial<Record<SettingKey, string>>> {
  demand(person, "settings.edit");
  const rows = await db().select({ key: settings.key, value: settings.value }).from(settings);
  return Object.fromEntries(rows.map((row) => [row.key, String(row.value)]));
}

/** The newest pictures of the library, for logo and codes. */
export async function listPicturesToChoose(person: Person) {
  demand(person, "settings.edit");
  return db()
    .select({ path: media.path, name: media.name })
    .from(media)
    .where(and(eq(media.kind, "image"), eq(media.state, "ready"), isNull(media.trashedAt)))
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(60);
}
