import "server-only";
import { asc } from "drizzle-orm";
import { db } from "#db/client.ts";
import { navigationItems } from "#db/schema/index.ts";
import { flatTree } from "#lib/navigation/tree.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

export async function listNavigationToArrange(person: Person) {
  demand(person, "channel.arrange");
  return flatTree(await db().select().from(navigationItems).orderBy(asc(navigationItems.sort), asc(navigationItems.id)));
}
export type ArrangedItem = Awaited<ReturnType<typeof listNavigationToArrange>>[number];
