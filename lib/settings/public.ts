import "server-only";
import { cache } from "react";
import { db } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { SiteSettings } from "#lib/settings/schema.ts";

/** The operator's settings; a value that no longer fits its schema counts as absent. */
export const getSettings = cache(async (): Promise<SiteSettings> => {
  const rows = await db().select({ key: settings.key, value: settings.value }).from(settings);
  const given = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  const whole = SiteSettings.safeParse(given);
  if (whole.success) return whole.data;
  const faulty = new Set(whole.error.issues.map((issue) => issue.path[0]));
  return SiteSettings.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !faulty.has(key))));
});
