import type postgres from "postgres";
import type { Instance } from "#bin/instance.ts";
import { type Facts, pause } from "#bin/verify/facts.ts";
import { newReader, type Reader, visit } from "#bin/verify/views/reader.ts";

/** Longer than hits wait before they are written. */
export const flushedMs = 1_500;

export async function counted(sql: postgres.Sql, articleId: number): Promise<number> {
  const [row] = await sql<{ views: number }[]>`select coalesce((select views from article_views where article_id = ${articleId}), 0)::int as views`;
  return row?.views ?? 0;
}

async function rows(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select ((select count(*) from view_hits) + (select count(*) from article_views) + (select count(*) from view_hours))::int as count`;
  return row?.count ?? -1;
}

export async function checkOnce([first, second]: readonly [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const reader = newReader();
  const before = (await visit(first, 1, reader, { method: "GET" })).views ?? -1;
  const answers = [];
  for (const site of [first, first, first, second, second]) {
    answers.push((await visit(site, 1, reader)).views);
    await pause(700);
  }
  await pause(flushedMs);
  const after = (await visit(second, 1, reader, { method: "GET" })).views;
  facts.hold(
    "a reader counts once in five visits to two instances",
    after === before + 1 && (await counted(sql, 1)) === 1,
    `${before} became ${after}; answered ${answers.join(", ")}`,
  );
  facts.hold(
    "the first visit is answered with one more, reloads with the same",
    answers.slice(0, 3).every((views) => views === before + 1),
  );
  await sql`update view_hits set counted_at = counted_at - interval '31 minutes' where article_id = 1`;
  await visit(first, 1, reader);
  await pause(flushedMs);
  facts.hold("31 minutes later the same reader counts again", (await counted(sql, 1)) === 2, `${await counted(sql, 1)} counted`);
}

export async function checkRefusals(site: Instance, sql: postgres.Sql, facts: Facts): Promise<void> {
  const uncounted: [string, Reader, { method?: string; pixel?: boolean }, number][] = [
    ["a robot", newReader({ "user-agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)" }), {}, 200],
    ["a prefetch", newReader({ "sec-purpose": "prefetch" }), {}, 200],
    ["a prefetched pixel", newReader({ purpose: "prefetch" }), { method: "GET", pixel: true }, 200],
    ["another site", newReader({ origin: "https://evil.invalid" }), {}, 403],
    ["a sandboxed frame", newReader({ origin: "null" }), {}, 403],
    ["another site's referrer", newReader({ referer: "https://evil.invalid/x" }), {}, 403],
    ["a pixel on another site", newReader({ referer: "https://evil.invalid/x" }), { method: "GET", pixel: true }, 200],
    ["staff", newReader({ cookie: "__Secure-authjs.session-token=x" }), {}, 200],
    ["a reading GET", newReader(), { method: "GET" }, 200],
    ["a HEAD of the pixel", newReader(), { method: "HEAD", pixel: true }, 200],
    ["a nameless client", newReader({ "user-agent": "" }), {}, 200],
  ];
  const before = await rows(sql);
  const wrong: string[] = [];
  for (const [name, reader, ask, status] of uncounted) {
    const answer = await visit(site, 3, reader, ask);
    if (answer.status !== status) wrong.push(`${name} got ${answer.status}`);
  }
  await sql`insert into articles (id, status, channel_id) overriding system value select 900001, 'draft', id from channels limit 1`;
  for (const id of ["900001", "999999999", "0", "01", "abc", "1e3", "-1", "99999999999", "1%00", "%31"]) {
    const { status } = await visit(site, id, newReader());
    if (status !== 404) wrong.push(`id ${id} got ${status}`);
  }
  await pause(flushedMs);
  facts.hold(
    "11 kinds of visits do not count, 10 ids of nothing published are 404, and none leaves a row",
    wrong.length === 0 && (await rows(sql)) === before,
    wrong.join(", "),
  );
  const pixel = await visit(site, 3, newReader(), { method: "GET", pixel: true });
  await pause(flushedMs);
  facts.hold("the pixel counts a reader without script", pixel.status === 200 && (await counted(sql, 3)) === 1);
}

export async function checkCrowd([first, second]: readonly [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const crowd = Array.from({ length: 1_000 }, () => newReader());
  const visits = crowd.flatMap((reader, index) => [first, second, index % 2 ? first : second].map((site) => ({ reader, site })));
  for (let at = 0; at < visits.length; at += 100) {
    const answers = await Promise.all(visits.slice(at, at + 100).map(({ reader, site }) => visit(site, 4, reader)));
    if (answers.some((answer) => answer.status !== 200)) facts.hold("every visit of the crowd is answered", false);
  }
  const flood = newReader();
  const statuses = new Map<number, number>();
  for (let at = 0; at < 10_000; at += 200) {
    for (const { status } of await Promise.all(Array.from({ length: 200 }, () => visit(first, 5, flood))))
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  const page = await fetch(`${first.url}/articles/5`, { headers: { "x-forwarded-for": flood.address } });
  await pause(flushedMs);
  facts.hold("1000 readers, three visits each on two instances, are 1000", (await counted(sql, 4)) === 1_000, `${await counted(sql, 4)} counted`);
  facts.hold(
    "10000 hits from one address are 1, and its pages still open",
    (await counted(sql, 5)) === 1 && page.status === 200,
    `${await counted(sql, 5)} counted, ${statuses.get(429) ?? 0} answered 429`,
  );
}
