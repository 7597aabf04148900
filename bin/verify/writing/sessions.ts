import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";

export async function endSessions(userId: number): Promise<void> {
  await db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.userId, userId));
}
