import "server-only";
import { sql, withinLimit } from "#db/client.ts";
import { type Batch, onceInMs } from "#lib/views/hit.ts";

export type Total = { articleId: number; views: number };

/**
 * Counts a batch in one transaction, at most once whatever happens in between, and returns the new totals.
 * Times are reckoned from the database's clock, rows are taken in one order by all instances.
 */
export async function writeBatch(batch: Batch): Promise<Total[]> {
  const hits = [...batch.hits].sort((a, b) => a.articleId - b.articleId || (a.visitor < b.visitor ? -1 : 1));
  const now = Date.now();
  const ids = hits.map((hit) => hit.articleId);
  const visitors = hits.map((hit) => hit.visitor);
  const befores = hits.map((hit) => hit.before ?? "");
  const ages = hits.map((hit) => Math.max(0, now - hit.at));
  const writing = sql().begin(async (tx) => {
    const [flush] = await tx`insert into view_flushes (id) values (${batch.id}) on conflict do nothing returning id`;
    if (!flush) return [];
    return tx<Total[]>`
      with hits as (
        select h.article_id, h.visitor, h.before, now() - h.age * interval '1 millisecond' as seen_at
        from unnest(${ids}::int[], ${visitors}::text[], ${befores}::text[], ${ages}::float8[]) as h(article_id, visitor, before, age)
        join articles a on a.id = h.article_id
      ), counted as (
        insert into view_hits (article_id, visitor, counted_at)
        select article_id, visitor, seen_at from hits
        where not exists (
          select from view_hits y where y.article_id = hits.article_id and y.visitor = hits.before
            and y.counted_at > hits.seen_at - ${onceInMs} * interval '1 millisecond')
        order by article_id, visitor
        on conflict (article_id, visitor) do update set counted_at = excluded.counted_at
          where view_hits.counted_at <= excluded.counted_at - ${onceInMs} * interval '1 millisecond'
        returning article_id, counted_at
      ), hours as (
        insert into view_hours (article_id, hour, views)
        select article_id, date_trunc('hour', counted_at), count(*) from counted group by 1, 2 order by 1, 2
        on conflict (article_id, hour) do update set views = view_hours.views + excluded.views
      )
      insert into article_views (article_id, views)
      select article_id, count(*) from counted group by 1 order by 1
      on conflict (article_id) do update set views = article_views.views + excluded.views
      returning article_id as "articleId", views::int as views`;
  });
  return withinLimit(writing as Promise<Total[]>);
}

/** Forgets flushes that nobody can repeat any more, and visits that no longer decide about a count. */
export async function forgetOld(): Promise<void> {
  await withinLimit(Promise.resolve(sql()`delete from view_flushes where flushed_at < now() - interval '8 days'`));
  await withinLimit(Promise.resolve(sql()`delete from view_hits where counted_at < now() - interval '1 day'`));
}
