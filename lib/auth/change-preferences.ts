import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { demandSelf } from "#lib/auth/policy.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

export const Preferences = z.object({
  name: z.string().trim().min(1, "请填写姓名").max(30, "姓名太长"),
  theme: z.enum(["auto", "light", "dark"]),
  contrast: z.enum(["normal", "high"]),
  /** Single-letter shortcuts, for those who do not speak to their computer. */
  shortcuts: z.boolean(),
});

/** Changes one's own name and how the newsroom looks for oneself. */
export async function changePreferences(person: Person, { name, ...preferences }: z.infer<typeof Preferences>): Promise<void> {
  await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const [before] = await tx.select({ name: users.name }).from(users).where(eq(users.id, person.userId)).for("update");
    if (!before) throw new DomainError("not-found", { noun: "user" });
    await tx.update(users).set({ name, preferences }).where(eq(users.id, person.userId));
    if (before.name !== name)
      await recordEvent(tx, person, { verb: "renameUser", noun: "user", nounId: person.userId, detail: { before, after: { name } } });
  });
}
