import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { type AccessFields, demandOtherAdministrator, knownChannels, lockUser, writeAccess } from "#lib/people/access.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Gives a person other roles or channels. Their sessions end, so that nothing goes on under the old ones. */
export async function setAccess(person: Person, userId: number, fields: AccessFields): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const before = await lockUser(tx, userId);
    const roles = [...new Set(fields.roles)];
    if (before.roles.includes("administrator") && !roles.includes("administrator")) await demandOtherAdministrator(tx, userId);
    const channelIds = await knownChannels(tx, fields.channelIds);
    await writeAccess(tx, userId, { roles, channelIds });
    if (userId !== person.userId)
      await tx
        .update(users)
        .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
        .where(eq(users.id, userId));
    const detail = { name: before.name, before: { roles: before.roles }, after: { roles, channelIds } };
    await recordEvent(tx, person, { verb: "setAccess", noun: "user", nounId: userId, detail });
  });
}
