import "server-only";
import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

export type Week = {
  /** The last seven days of Beijing, today last: `2026-11-24` and its counted views. */
  days: { day: string; views: number }[];
  /** All views of the seven days before. */
  before: number;
};

/** Views of the whole site by day. */
export async function viewsOfWeek(): Promise<Week> {
  const rows = await db().execute<{ day: string; views: number }>(sql`
    select d.day::text as day, coalesce(sum(h.views), 0)::int as views
    from generate_series((now() at time zone 'Asia/Shanghai')::date - 13, (now() at time zone 'Asia/Shanghai')::date, interval '1 day') as g(at)
    cross join lateral (select g.at::date as day) d
    left join view_hours h on h.hour >= d.day::timestamp at time zone 'Asia/Shanghai' and h.hour < (d.day + 1)::timestamp at time zone 'Asia/Shanghai'
    group by d.day order by d.day`);
  const before = rows.slice(0, 7).reduce((sum, row) => sum + row.views, 0);
  return { days: rows.slice(7).map(({ day, views }) => ({ day, views })), before };
}
