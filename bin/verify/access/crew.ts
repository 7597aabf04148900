import type { Instance } from "#bin/instance.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";
import { db } from "#db/client.ts";
import { userRoles, users } from "#db/schema/index.ts";
import { type Role, roles } from "#db/vocabulary.ts";
import { hashPassword } from "#lib/auth/password.ts";
import type { Person } from "#lib/people/person.ts";

/** Somebody who asks at the doors: a stranger, or a person of one role. */
export type Asker = { name: string; visitor: Visitor; person: Person | null };

const none = "00000000-0000-4000-8000-000000000000";

/** One person of each role, signed in, and a stranger. */
export async function gatherCrew(site: Instance): Promise<Asker[]> {
  const crew: Asker[] = [{ name: "stranger", visitor: new Visitor(), person: null }];
  const demo = accountsOf(site);
  const emails: Partial<Record<Role, string>> = { chief: "chief", administrator: "admin" };
  const password = "一行白鹭上青天，窗含西岭";
  for (const role of roles) {
    const visitor = new Visitor();
    const known = demo[emails[role] ?? ""];
    const account = known ?? { email: `${role.toLowerCase()}@crew.example`, password, secret: null };
    if (!known) {
      const [row] = await db()
        .insert(users)
        .values({ email: account.email, name: role, passwordHash: await hashPassword(password) })
        .returning({ id: users.id });
      await db()
        .insert(userRoles)
        .values({ userId: row?.id ?? 0, role });
    }
    if (!(await visitor.signIn(site, account))) throw new Error(`${role} was not let in`);
    crew.push({ name: role, visitor, person: { userId: 0, name: role, roles: [role], channelIds: null, sessionId: none } });
  }
  return crew;
}
