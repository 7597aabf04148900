import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demandOtherAdministrator, lockUser } from "#lib/people/access.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Shuts a person out at once, everywhere. What they did stays under their name. */
export async function disableUser(person: Person, userId: number): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (userId === person.userId) throw new DomainError("conflict", { message: "不能停用自己" });
    if (user.disabledAt) throw new DomainError("conflict", { message: "这个用户已经停用" });
    if (user.roles.includes("administrator")) await demandOtherAdministrator(tx, userId);
    await tx
      .update(users)
      .set({ disabledAt: sql`now()`, sessionVersion: user.sessionVersion + 1 })
      .where(eq(users.id, userId));
    await recordEvent(tx, person, { verb: "disableUser", noun: "user", nounId: userId, detail: { name: user.name } });
  });
}

/** Lets a person in again. */
export async function enableUser(person: Person, userId: number): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user.disabledAt) throw new DomainError("conflict", { message: "这个用户没有停用" });
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    await recordEvent(tx, person, { verb: "enableUser", noun: "user", nounId: userId, detail: { name: user.name } });
  });
}
