import "server-only";
import { and, count, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { savedViews } from "#db/schema/index.ts";
import { type ArticleFilter, queryOfArticles } from "#lib/articles/list-filter.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { routes } from "#lib/routes.ts";

const list = "articles";
const most = 12;

/** Keeps a filter under a name for the person alone; the same name again replaces it. */
export async function saveView(person: Person, name: string, filter: ArticleFilter): Promise<void> {
  demand(person, "article.read");
  const called = name.trim().slice(0, 20);
  if (!called) throw new DomainError("invalid", { message: "请写视图的名称" });
  const [kept] = await db()
    .select({ n: count() })
    .from(savedViews)
    .where(and(eq(savedViews.userId, person.userId), eq(savedViews.list, list)));
  if ((kept?.n ?? 0) >= most) throw new DomainError("conflict", { message: `最多保存${most}个视图，请先删去不用的` });
  const query = routes.dashboardArticles(queryOfArticles(filter)).split("?")[1] ?? "";
  await db()
    .insert(savedViews)
    .values({ userId: person.userId, list, name: called, query })
    .onConflictDoUpdate({ target: [savedViews.userId, savedViews.list, savedViews.name], set: { query } });
}

export async function deleteView(person: Person, id: number): Promise<void> {
  demand(person, "article.read");
  const gone = await db()
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, person.userId)))
    .returning({ id: savedViews.id });
  if (gone.length === 0) throw new DomainError("not-found");
}
