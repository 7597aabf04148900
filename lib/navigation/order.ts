import "server-only";
import { asc, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { navigationItems } from "#db/schema/index.ts";
import { builtInNavigation } from "#lib/navigation/built-in.ts";

/** The items, locked against other arrangers. The first change of an empty table begins from the built-in items. */
export async function lockNavigation(tx: Transaction) {
  await tx.execute(sql`lock table ${navigationItems} in share row exclusive mode`);
  const rows = () => tx.select().from(navigationItems).orderBy(asc(navigationItems.sort), asc(navigationItems.id));
  const found = await rows();
  if (found.length > 0) return found;
  await tx.insert(navigationItems).values(builtInNavigation.map(({ label, href }, sort) => ({ label, href, sort })));
  return rows();
}
