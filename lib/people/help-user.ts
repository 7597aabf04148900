import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { recoveryCodes, users } from "#db/schema/index.ts";
import { makeLink } from "#lib/auth/one-time-link.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { resetLetter } from "#lib/mail/letters.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { lockUser } from "#lib/people/access.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Takes away the second factor of somebody who lost the phone and the recovery codes; they are signed out and told. */
export async function resetSecondFactor(person: Person, userId: number): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user.totpSecret) throw new DomainError("conflict", { message: "这个用户没有开启两步验证" });
    await tx
      .update(users)
      .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await recordEvent(tx, person, { verb: "resetSecondFactor", noun: "user", nounId: userId, detail: { name: user.name } });
  });
}

/** Sends somebody a link by which they set a new password themselves. */
export async function sendReset(person: Person, userId: number): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user.disabledAt) throw new DomainError("conflict", { message: "这个用户已停用，请先启用" });
    await queueMail(tx, user.email, await resetLetter(user.name, await makeLink(tx, "reset", { userId, createdBy: person.userId })));
    await recordEvent(tx, person, { verb: "sendReset", noun: "user", nounId: userId, detail: { name: user.name } });
  });
}
