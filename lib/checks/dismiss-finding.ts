import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { checkDismissals } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { DismissalFields } from "./dismissal-fields.ts";
import { isDismissible } from "./dismissible.ts";

/** Lets a finding stand, with the reason and the name of who says so. It comes back when its sentence changes. */
export async function dismissFinding(actor: Actor, articleId: number, { severity, ...fields }: DismissalFields): Promise<void> {
  demand(actor, "article.write");
  if (!isDismissible({ rule: fields.rule, severity })) throw new DomainError("invalid", { message: "这一项要补上或改好，不能忽略" });
  await db().transaction(async (tx) => {
    await lockArticle(tx, actor, articleId, "article.write");
    const [row] = await tx
      .insert(checkDismissals)
      .values({ ...fields, articleId, personId: isPerson(actor) ? actor.userId : null })
      .onConflictDoNothing()
      .returning({ id: checkDismissals.id });
    if (!row) return;
    await recordEvent(tx, actor, { verb: "dismissFinding", noun: "article", nounId: articleId, detail: { ...fields, severity } });
  });
}

/** Takes a dismissal back: the finding counts again. */
export async function restoreFinding(actor: Actor, articleId: number, fingerprint: string): Promise<void> {
  demand(actor, "article.write");
  await db().transaction(async (tx) => {
    await lockArticle(tx, actor, articleId, "article.write");
    const [row] = await tx
      .delete(checkDismissals)
      .where(and(eq(checkDismissals.articleId, articleId), eq(checkDismissals.fingerprint, fingerprint)))
      .returning();
    if (!row) return;
    await recordEvent(tx, actor, { verb: "restoreFinding", noun: "article", nounId: articleId, detail: { before: row } });
  });
}
