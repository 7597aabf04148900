import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { media, pages } from "#db/schema/index.ts";
import { parseDocument, renderDocument } from "#lib/content/document.ts";
import { mediaIdsOf } from "#lib/content/media-ids.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { recordUses } from "#lib/media/uses.ts";
import type { PageFields } from "#lib/pages/fields.ts";
import { demand } from "#lib/people/demand.ts";

/** `document` null: the words of the page stay. `version`: the one its writer began from. */
type Wish = PageFields & { document: unknown; version: number };

/** Stores a page of the office; readers see it at once. The words before it stay in the log. */
export async function savePage(actor: Actor, id: number, { title, summary, complete, document: given, version }: Wish): Promise<void> {
  demand(actor, "page.edit");
  const document = given === null ? null : parseDocument(given);
  await db().transaction(async (tx) => {
    const [before] = await tx.select().from(pages).where(eq(pages.id, id)).for("update");
    if (!before) throw new DomainError("not-found", { message: "没有这个页面" });
    if (before.version !== version)
      throw new DomainError("conflict", { message: "这一页刚刚被别人改过。你写的还在下面：对照公开页面核对后再保存，会以你的为准。" });
    const html = document ? renderDocument(document, await variantsOf(tx, mediaIdsOf(document))).html : before.html;
    if (complete && html.trim() === "") throw new DomainError("invalid", { message: "正文是空的，还不能标为已完善" });
    const after = { title, summary, complete, html };
    await tx
      .update(pages)
      .set({ ...after, document: document ?? before.document, version: version + 1, updatedAt: sql`now()` })
      .where(eq(pages.id, id));
    if (document) await recordUses(tx, "page", id, mediaIdsOf(document));
    const was = { title: before.title, summary: before.summary, complete: before.complete, html: before.html };
    await recordEvent(tx, actor, { verb: "savePage", noun: "page", nounId: id, detail: { before: was, after } });
    await expire(tx, [tags.page(before.section, before.slug)]);
  });
}

async function variantsOf(tx: Transaction, ids: readonly number[]) {
  if (ids.length === 0) return undefined;
  const rows = await tx
    .select({ id: media.id, variants: media.variants })
    .from(media)
    .where(inArray(media.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
