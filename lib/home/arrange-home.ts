import "server-only";
import { and, asc, desc, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles, homeArrangements, homeSlots } from "#db/schema/index.ts";
import type { ArrangedSlot } from "#db/schema/office.ts";
import { isPublished } from "#lib/articles/cards.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { type Arrangement, faultOf } from "#lib/home/arrangement.ts";
import { demand } from "#lib/people/demand.ts";

type Wish = { slots: Arrangement; note: string /** The newest arrangement when the work began; 0: none. */; base: number };

/** Publishes an arrangement of the home page as one change, and keeps it to come back to. */
export async function arrangeHome(actor: Actor, { slots, note, base }: Wish): Promise<number> {
  demand(actor, "home.arrange");
  const fault = faultOf(slots);
  if (fault) throw new DomainError("invalid", { message: fault });
  return db().transaction(async (tx) => {
    await tx.execute(sql`lock table ${homeSlots} in share row exclusive mode`);
    const [newest] = await tx.select({ id: homeArrangements.id }).from(homeArrangements).orderBy(desc(homeArrangements.id)).limit(1);
    if ((newest?.id ?? 0) !== base) throw new DomainError("conflict", { newest: newest?.id ?? 0, message: "首页刚刚被别人改过" });
    await demandPublished(tx, slots);
    const before = await stored(tx);
    if (!newest && before.length > 0) await tx.insert(homeArrangements).values({ slots: before, note: "最初的编排" });
    const now = new Date();
    const after = slots.map(({ slot, articleId, startsAt, endsAt }, sort) => ({ slot, articleId, sort, startsAt: startsAt ?? now, endsAt }));
    await tx.delete(homeSlots);
    if (after.length > 0) await tx.insert(homeSlots).values(after);
    const [row] = await tx
      .insert(homeArrangements)
      .values({ slots: await stored(tx), note, createdBy: isPerson(actor) ? actor.userId : null })
      .returning({ id: homeArrangements.id, slots: homeArrangements.slots });
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, { verb: "arrangeHome", noun: "home", nounId: row.id, detail: { name: note, before, after: row.slots } });
    await expire(tx, [tags.home]);
    return row.id;
  });
}

async function stored(tx: Transaction): Promise<ArrangedSlot[]> {
  const rows = await tx.select().from(homeSlots).orderBy(asc(homeSlots.sort), asc(homeSlots.id));
  return rows.map(({ slot, articleId, startsAt, endsAt }, sort) => ({
    slot,
    articleId,
    sort,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  }));
}

async function demandPublished(tx: Transaction, slots: Arrangement): Promise<void> {
  const ids = [...new Set(slots.map((slot) => slot.articleId))];
  if (ids.length === 0) return;
  const found = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(inArray(articles.id, ids), isPublished));
  if (found.length < ids.length) throw new DomainError("invalid", { message: "有的稿件已经撤回或删除，请先移除标着“读者看不到”的" });
}
