import { db } from "./client.ts";
import { channels } from "./schema/index.ts";

let last = 0;

/** A channel of its own for one test. */
export async function makeChannel(values: Partial<typeof channels.$inferInsert> = {}) {
  last += 1;
  const [row] = await db()
    .insert(channels)
    .values({ slug: `channel-${process.pid}-${last}`, name: `测试栏目${last}`, columnType: "工作动态", ...values })
    .returning();
  if (!row) throw new Error("no channel was made");
  return row;
}
