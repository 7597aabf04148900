import "server-only";
import { eq } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { channels, redirects } from "#db/schema/index.ts";
import { type ChannelFields, fixedSlugs } from "#lib/channels/fields.ts";
import { lockChannels } from "#lib/channels/order.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { routes } from "#lib/routes.ts";

/** Adds a channel (id null) at the end or changes one. A changed address leads on from the old one. */
export async function saveChannel(actor: Actor, id: number | null, fields: ChannelFields): Promise<number> {
  demand(actor, "channel.arrange");
  return db().transaction(async (tx) => {
    const all = await lockChannels(tx);
    const before = id === null ? undefined : all.find((each) => each.id === id);
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这个栏目，可能已被删除" });
    const others = all.filter((each) => each.id !== id);
    if (others.some((each) => each.slug === fields.slug)) throw new DomainError("invalid", { message: `网址名“${fields.slug}”已有别的栏目在用` });
    if (others.some((each) => each.name === fields.name)) throw new DomainError("invalid", { message: `已经有名为“${fields.name}”的栏目` });
    const moves = before !== undefined && before.slug !== fields.slug;
    if (moves && fixedSlugs.includes(before.slug))
      throw new DomainError("invalid", { message: `首页固定使用“${before.name}”，它的网址名不能改；名称可以改` });
    const [row] = before
      ? await tx.update(channels).set(fields).where(eq(channels.id, before.id)).returning({ id: channels.id })
      : await tx
          .insert(channels)
          .values({ ...fields, sort: (all.at(-1)?.sort ?? -1) + 1 })
          .returning({ id: channels.id });
    if (!row) throw new DomainError("unavailable");
    await leadOn(tx, moves ? before.slug : null, fields.slug);
    await recordEvent(tx, actor, { verb: "saveChannel", noun: "channel", nounId: row.id, detail: { before: before ?? null, after: fields } });
    await expire(tx, [tags.channels, tags.home, tags.channel(fields.slug), ...(moves ? [tags.channel(before.slug)] : [])]);
    return row.id;
  });
}

/** Old addresses lead to the new one directly, and the new one leads nowhere else. */
async function leadOn(tx: Transaction, oldSlug: string | null, slug: string): Promise<void> {
  const addresses = [routes.channel, routes.channelFeed];
  for (const address of addresses) {
    const target = address(slug);
    await tx.delete(redirects).where(eq(redirects.path, target));
    if (oldSlug === null) continue;
    const old = address(oldSlug);
    await tx.update(redirects).set({ target }).where(eq(redirects.target, old));
    await tx
      .insert(redirects)
      .values({ path: old, target })
      .onConflictDoUpdate({ target: redirects.path, set: { target, articleId: null } });
  }
}
