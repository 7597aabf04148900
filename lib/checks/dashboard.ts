import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, checkDismissals, users } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { ArticleChecks, Dismissal } from "./dismissal.ts";
import { readCheckLists } from "./read-lists.ts";

/** What the editor needs to check an article as it is written. */
export async function getArticleChecks(person: Person, articleId: number): Promise<ArticleChecks> {
  return { lists: await readCheckLists(), dismissals: await listDismissals(person, articleId) };
}

export async function listDismissals(person: Person, articleId: number): Promise<Dismissal[]> {
  demand(person, "article.read");
  const [row] = await db().select({ channelId: articles.channelId }).from(articles).where(eq(articles.id, articleId));
  if (!row || !may(person, "article.read", row.channelId)) throw new DomainError("not-found", { noun: "article", id: articleId });
  const found = await db()
    .select({ fingerprint: checkDismissals.fingerprint, reason: checkDismissals.reason, by: users.name, at: checkDismissals.createdAt })
    .from(checkDismissals)
    .leftJoin(users, eq(users.id, checkDismissals.personId))
    .where(eq(checkDismissals.articleId, articleId))
    .orderBy(asc(checkDismissals.id));
  return found.map((each) => ({ ...each, by: each.by ?? "", at: each.at.toISOString() }));
}
