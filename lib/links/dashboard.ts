import "server-only";
import { asc } from "drizzle-orm";
import { db } from "#db/client.ts";
import { linkGroups, links } from "#db/schema/index.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Every group, empty ones too, with its links in order. */
export async function listGroupsToEdit(person: Person) {
  demand(person, "link.edit");
  const [groups, rows] = await Promise.all([
    db().select().from(linkGroups).orderBy(asc(linkGroups.sort), asc(linkGroups.id)),
    db().select().from(links).orderBy(asc(links.sort), asc(links.id)),
  ]);
  return groups.map((group) => ({ ...group, links: rows.filter((row) => row.groupId === group.id) }));
}
export type EditableGroup = Awaited<ReturnType<typeof listGroupsToEdit>>[number];
