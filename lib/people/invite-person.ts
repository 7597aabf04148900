import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "#db/client.ts";
import { authTokens, users } from "#db/schema/index.ts";
import { normalEmail } from "#lib/auth/email.ts";
import { makeLink } from "#lib/auth/one-time-link.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { invitationLetter } from "#lib/mail/letters.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { Access, knownChannels } from "#lib/people/access.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

export const Invitation = Access.extend({
  name: z.string().trim().min(1, "请填写姓名").max(30, "姓名不超过30字"),
  email: z
    .string()
    .transform((text) => normalEmail(text))
    .pipe(z.string("邮箱地址不对")),
  roles: Access.shape.roles.min(1, "请至少选一个岗位"),
});

/** Invites somebody by mail; the account comes into being when they accept. Gives the link, for when no mail can be sent. */
export async function invitePerson(person: Person, { name, email, roles, channelIds }: z.infer<typeof Invitation>): Promise<string> {
  demand(person, "user.manage");
  return db().transaction(async (tx) => {
    const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (taken) throw new DomainError("conflict", { field: "email", message: "这个邮箱已经有账号" });
    await tx.delete(authTokens).where(and(eq(authTokens.kind, "invitation"), eq(authTokens.email, email), isNull(authTokens.usedAt)));
    const about = { email, name, roles, channelIds: await knownChannels(tx, channelIds), createdBy: person.userId };
    const link = await makeLink(tx, "invitation", about);
    await queueMail(tx, email, await invitationLetter(name, person.name, link));
    await recordEvent(tx, person, { verb: "invitePerson", noun: "user", nounId: 0, detail: { name, roles } });
    return link;
  });
}

/** Makes an invitation useless that nobody has accepted. */
export async function withdrawInvitation(person: Person, email: string): Promise<void> {
  demand(person, "user.manage");
  await db().transaction(async (tx) => {
    const gone = await tx
      .delete(authTokens)
      .where(and(eq(authTokens.kind, "invitation"), eq(authTokens.email, email), isNull(authTokens.usedAt), sql`${authTokens.expiresAt} > now()`))
      .returning({ name: authTokens.name });
    if (gone.length === 0) throw new DomainError("not-found", { message: "这份邀请已被接受或已过期" });
    await recordEvent(tx, person, { verb: "withdrawInvitation", noun: "user", nounId: 0, detail: { name: gone[0]?.name } });
  });
}
