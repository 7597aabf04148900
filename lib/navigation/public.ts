import "server-only";
import { asc } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { navigationItems } from "#db/schema/index.ts";
import { builtInNavigation, type NavigationItem } from "#lib/navigation/built-in.ts";

/** The main navigation as the office arranged it, else the built-in one. */
export const listNavigation = cache(async (): Promise<NavigationItem[]> => {
  const rows = await db().select().from(navigationItems).orderBy(asc(navigationItems.sort), asc(navigationItems.id));
  if (rows.length === 0) return builtInNavigation.map(({ label, href }) => ({ label, href, children: [] }));
  const below = (id: number) => rows.filter((row) => row.parentId === id).map(({ label, href }) => ({ label, href }));
  return rows.filter((row) => row.parentId === null).map(({ id, label, href }) => ({ label, href, children: below(id) }));
});
