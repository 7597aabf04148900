import "server-only";
import { inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { media, settings } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { recordUses } from "#lib/media/uses.ts";
import { demand } from "#lib/people/demand.ts";
import type { SettingKey } from "#lib/settings/schema.ts";
import { pictureKeys, type Section, sectionStamp } from "#lib/settings/sections.ts";

type Values = Partial<Record<SettingKey, string>>;

/** Stores one section: what is missing in `values` becomes absent. `stamp`: what its writer saw before. */
export async function saveSettings(actor: Actor, section: Section, values: Values, stamp: string): Promise<void> {
  demand(actor, "settings.edit");
  await db().transaction(async (tx) => {
    await tx.execute(sql`lock table ${settings} in share row exclusive mode`);
    const rows = await tx.select({ key: settings.key, value: settings.value }).from(settings);
    const stored: Values = Object.fromEntries(rows.map((row) => [row.key, String(row.value)]));
    if (sectionStamp(section, stored) !== stamp) throw new DomainError("conflict", { message: wordsOfStored(section, stored) });
    const changed = section.fields.filter(({ key }) => stored[key] !== values[key]);
    if (changed.length === 0) return;
    const absent = changed.map(({ key }) => key).filter((key) => values[key] === undefined);
    if (absent.length > 0) await tx.delete(settings).where(inArray(settings.key, absent));
    for (const { key } of changed) {
      const value = values[key];
      const row = { value, updatedAt: sql`now()` };
      if (value !== undefined)
        await tx
          .insert(settings)
          .values({ key, ...row })
          .onConflictDoUpdate({ target: settings.key, set: row });
    }
    if (changed.some(({ kind }) => kind === "picture")) await keepPictures(tx, { ...stored, ...blank(section), ...values });
    const part = (of: Values) => Object.fromEntries(changed.map(({ key }) => [key, of[key] ?? null]));
    const detail = { name: section.name, before: part(stored), after: part(values) };
    await recordEvent(tx, actor, { verb: "saveSettings", noun: "settings", nounId: 0, detail });
    await expire(tx, [tags.settings]);
  });
}

const blank = (section: Section): Values => Object.fromEntries(section.fields.map(({ key }) => [key, undefined]));

/** A picture that stands on every page must not be deleted from the library. */
async function keepPictures(tx: Transaction, values: Values): Promise<void> {
  const paths = pictureKeys.map((key) => values[key]).filter((path) => path !== undefined);
  const used = paths.length > 0 ? await tx.select({ id: media.id }).from(media).where(inArray(media.path, paths)) : [];
  await recordUses(
    tx,
    "settings",
    0,
    used.map((row) => row.id),
  );
}

function wordsOfStored(section: Section, stored: Values): string {
  const now = section.fields.map(({ key, label }) => `${label}“${stored[key] ?? "空"}”`).join("，");
  return `“${section.name}”刚刚被别人改过，现在是：${now}。你填的内容还在下面，核对后再保存。`;
}
