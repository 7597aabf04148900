import "server-only";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles, reviewDecisions } from "#db/schema/index.ts";
import { reviewSteps } from "#db/vocabulary.ts";
import { described, type ListedArticle } from "#lib/articles/dashboard.ts";
import { isMine, withinReach } from "#lib/articles/list-conditions.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may, reachOf } from "#lib/people/rights.ts";
import { steps } from "#lib/review/workflow.ts";

const turnLimit = 12;
const countLimit = 100;
const readable = (person: Person) => and(isNull(articles.trashedAt), withinReach(reachOf(person, "article.read")));

/** The same as isTurnOf, asked of the database. */
function isTurn(person: Person): SQL | undefined {
  const own = and(isMine(person), inArray(articles.status, ["draft", "returned"]), withinReach(reachOf(person, "article.write")));
  const late = sql`${articles.publishAt} < now() - interval '1 minute'`;
  const given = may(person, "article.publish") ? and(sql`${articles.status} = 'approved'`, or(isNull(articles.publishAt), late)) : undefined;
  return and(readable(person), or(own, given, stepIsTurn(person), debtIsTurn(person)));
}

function stepIsTurn(person: Person): SQL | undefined {
  const taken = reviewSteps.filter((step) => may(person, steps[step].right));
  if (taken.length === 0) return undefined;
  const kind = sql`case when ${articles.step} = 'confirm' then 'confirm' when ${articles.step} like '%Proof' then 'proof' else 'review' end`;
  const reached = taken.map((step) => and(eq(articles.step, step), withinReach(reachOf(person, steps[step].right))));
  return and(
    or(...reached),
    isNull(articles.heldReason),
    notOwn(person),
    or(isNull(articles.handlerId), eq(articles.handlerId, person.userId)),
    sql`not exists (select 1 from ${reviewDecisions} d where d.article_id = ${articles.id} and d.round = ${articles.round}
      and d.verb = 'approve' and d.actor_id = ${person.userId} and d.kind = ${kind})`,
  );
}

function debtIsTurn(person: Person): SQL | undefined {
  if (!may(person, "article.afterReview")) return undefined;
  return and(sql`${articles.afterReviewDueAt} is not null and ${articles.urgentBy} is distinct from ${person.userId}`, notOwn(person));
}

const notOwn = (person: Person) =>
  sql`${articles.createdBy} is distinct from ${person.userId} and ${articles.submittedBy} is distinct from ${person.userId}`;

const picked = (where: SQL | undefined, order: SQL, limit: number) => sql`select id, ''::text, row_number() over () from (
  select ${articles.id} from ${articles} left join ${articleDrafts} on ${articleDrafts.articleId} = ${articles.id}
  where ${where ?? sql`true`} order by ${order} limit ${limit}) as found`;

/** 轮到我的: what failed to go out on top, then what others handed over, the longest waiting first, then the person's own. */
export async function listTurn(person: Person): Promise<{ items: ListedArticle[]; total: number }> {
  demand(person, "article.read");
  const where = isTurn(person);
  const order = sql`${articles.publishAt} asc nulls last,
    ${articles.afterReviewDueAt} asc nulls last,
    case when ${articles.status} in ('inReview', 'approved') then 0 when ${articles.status} = 'returned' then 1 else 2 end,
    case when ${articles.status} in ('inReview', 'approved') then ${articles.updatedAt} end asc, ${articles.updatedAt} desc, ${articles.id} desc`;
  const [items, [counted]] = await Promise.all([
    described(picked(where, order, turnLimit)),
    db().execute<{ n: number }>(sql`select count(*)::int as n from (select 1 from ${articles} where ${where} limit ${countLimit}) as bounded`),
  ]);
  return { items, total: counted?.n ?? 0 };
}

/** What goes out today and what went out today, by the clock of Beijing. */
export async function listToday(person: Person): Promise<ListedArticle[]> {
  demand(person, "article.read");
  const begins = sql`(date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')`;
  const today = (column: SQL) => sql`${column} >= ${begins} and ${column} < ${begins} + interval '1 day'`;
  const planned = today(sql`${articles.publishAt}`);
  const out = and(sql`${articles.status} = 'published'`, today(sql`${articles.publishedAt}`));
  const order = sql`coalesce(${articles.publishAt}, ${articles.publishedAt}) asc, ${articles.id}`;
  const [went, waits] = await Promise.all([
    // The last that went out; all that is still to come.
    described(picked(and(readable(person), out), sql`${articles.publishedAt} desc, ${articles.id} desc`, 5)),
    described(picked(and(readable(person), planned), order, 20)),
  ]);
  return [...went.reverse(), ...waits];
}

/** What the person wrote in last. */
export async function listRecent(person: Person): Promise<ListedArticle[]> {
  demand(person, "article.read");
  const where = and(readable(person), sql`${articleDrafts.savedBy} = ${person.userId}`);
  return described(picked(where, sql`${articleDrafts.savedAt} desc`, 6));
}
