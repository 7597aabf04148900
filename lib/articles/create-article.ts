import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles, channels } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { tokenize } from "#lib/search/tokens.ts";

/** Begins an article: a row and an empty draft. */
export async function createArticle(actor: Actor, input: { channelId: number; title?: string }): Promise<number> {
  demand(actor, "article.create", input.channelId);
  const title = input.title?.trim() ?? "";
  return db().transaction(async (tx) => {
    const [channel] = await tx.select({ id: channels.id }).from(channels).where(eq(channels.id, input.channelId));
    if (!channel) throw new DomainError("not-found", { noun: "channel", message: "没有这个频道" });
    const person = isPerson(actor) ? actor : null;
    const [row] = await tx
      .insert(articles)
      .values({ channelId: channel.id, createdBy: person?.userId ?? null })
      .returning({ id: articles.id });
    if (!row) throw new DomainError("conflict");
    await tx.insert(articleDrafts).values({
      articleId: row.id,
      title,
      searchTokens: sql`array_to_tsvector(${sql.param(tokenize(title))}::text[])`,
      document: { type: "doc", content: [{ type: "paragraph" }] },
      responsibleEditor: person?.name ?? "",
      savedBy: person?.userId ?? null,
    });
    await recordEvent(tx, actor, { verb: "createArticle", noun: "article", nounId: row.id, detail: { channelId: channel.id } });
    return row.id;
  });
}
