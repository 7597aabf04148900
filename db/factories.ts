import { db } from "./client.ts";
import { channels, userRoles, users } from "./schema/index.ts";
import type { Role } from "./vocabulary.ts";

let last = 0;

/** A channel of its own for one test, whose articles take one review. */
export async function makeChannel(values: Partial<typeof channels.$inferInsert> = {}) {
  last += 1;
  const [row] = await db()
    .insert(channels)
    .values({ slug: `channel-${process.pid}-${last}`, name: `测试栏目${last}`, columnType: "工作动态", reviewCount: 1, proofCount: 0, ...values })
    .returning();
  if (!row) throw new Error("no channel was made");
  return row;
}

/** A person who has signed in, with these roles and all channels. */
export async function makePerson(...roles: Role[]) {
  last += 1;
  const name = `测试${last}`;
  const [row] = await db()
    .insert(users)
    .values({ email: `person-${process.pid}-${last}@example.cn`, name })
    .returning({ id: users.id });
  if (!row) throw new Error("no person was made");
  if (roles.length > 0)
    await db()
      .insert(userRoles)
      .values(roles.map((role) => ({ userId: row.id, role })));
  return { userId: row.id, name, roles, channelIds: null as number[] | null, sessionId: "00000000-0000-4000-8000-000000000000" };
}
