import type { SiteSettings } from "#lib/settings/schema.ts";

/** Whether public pages are grey at a time 哀悼, and when that changes next. Half a schedule is none. */
export function mourningAt({ mourningFrom, mourningTo }: Pick<SiteSettings, "mourningFrom" | "mourningTo">, now: Date) {
  if (!mourningFrom || !mourningTo) return { grey: false, until: null };
  const [from, to] = [new Date(mourningFrom), new Date(mourningTo)];
  if (now < from && from < to) return { grey: false, until: from };
  return now >= from && now < to ? { grey: true, until: to } : { grey: false, until: null };
}
