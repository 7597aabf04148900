import { startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";
import { connect } from "#db/client.ts";

const articles = 100_000;
const limitMs = 300;
const rounds = 7;
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const addresses = [
  ["the list as it opens", "/dashboard/articles"],
  ["published", "/dashboard/articles?tab=published"],
  ["all, by reading", "/dashboard/articles?tab=all&sort=views"],
  ["all of one channel", "/dashboard/articles?tab=all&channel=CHANNEL"],
  ["words that are everywhere", "/dashboard/articles?tab=all&q=开发区"],
  ["words that are rare", "/dashboard/articles?tab=all&q=第77777篇"],
  ["one source and one month", "/dashboard/articles?tab=all&source=示例来源&from=2024-03-01&to=2024-03-31"],
  ["words that are everywhere, by reading", "/dashboard/articles?tab=all&q=开发区&sort=views"],
  ["words that are everywhere, of one editor", "/dashboard/articles?tab=all&q=开发区&editor=责任编辑甲"],
  ["words, editor and source, all common, by plan", "/dashboard/articles?tab=all&q=开发区&editor=责任编辑甲&source=示例来源&sort=planned"],
  ["an editor who has none", "/dashboard/articles?tab=all&q=开发区&editor=无此人"],
  ["a cursor far down, by reading", "/dashboard/articles?tab=all&q=开发区&sort=views&after=9~60000"],
  ["the last numbered page of one source, by reading", "/dashboard/articles?tab=all&source=示例来源&sort=views&page=40"],
  ["the last numbered page", "/dashboard/articles?tab=all&page=40"],
  ["the workbench", "/dashboard"],
  ["the palette", "/api/commands?q=开发区"],
  ["the palette, a number", "/api/commands?q=77777"],
] as const;

const list: Verification = {
  name: "list",
  promise: `the newsroom's list, filters, workbench and palette answer within ${limitMs} ms with ${articles} articles`,
  async run() {
    const facts = new Facts();
    const site = await startInstance();
    const sql = connect(site.databaseUrl, 1);
    let slowest = 0;
    try {
      await fill(sql);
      const [channel] = await sql<{ id: number }[]>`select id from channels order by id limit 1`;
      const visitor = new Visitor();
      const { chief } = accountsOf(site);
      if (!chief || !(await visitor.signIn(site, chief))) throw new Error("the chief was not let in");
      for (const [name, address] of addresses) {
        const times: number[] = [];
        let found = 0;
        for (let round = 0; round < rounds; round += 1) {
          const began = performance.now();
          const answer = await visitor.ask(site, address.replace("CHANNEL", String(channel?.id)));
          const text = await answer.text();
          times.push(performance.now() - began);
          if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
          found = text.split("data-row").length - 1;
        }
        const ms = median(times.slice(1));
        slowest = Math.max(slowest, ms);
        facts.hold(`${name}: whole answer within ${limitMs} ms`, ms <= limitMs, `median ${Math.round(ms)} ms of ${rounds - 1}, ${found} rows`);
      }
    } finally {
      await sql.end({ timeout: 2 });
      await site.stop();
    }
    return {
      ok: facts.failed === 0,
      lines: facts.lines,
      figure: `slowest median ${Math.round(slowest)} ms of ${addresses.length} addresses with ${articles} articles`,
    };
  },
};
export default list;

/** Rows as an import of an old site leaves them: published over ten years, in all channels, with words and tokens. */
async function fill(sql: ReturnType<typeof connect>): Promise<void> {
  await sql`set statement_timeout = 0`;
  await sql`insert into sources (name) values ('示例来源') on conflict do nothing`;
  await sql`
    with made as (
      insert into articles (status, import_key, channel_id, created_at, updated_at, version, base_views)
      select 'draft', 'made-' || n, (array(select id from channels order by id))[1 + n % (select count(*)::int from channels)],
        now() - make_interval(mins => n * 50), now() - make_interval(mins => n * 50), n + 1, n * 7919 % 5003
      from generate_series(1, ${articles}) n
      returning id, version as n, updated_at)
    insert into article_revisions (article_id, number, title, summary, html, plain_text, search_tokens, source_id, responsible_editor, sha256)
    select id, 1, '开发区工作简报第' || n || '篇', '', '<p>正文</p>', '正文',
      array_to_tsvector(array['开', '发', '区', '开发', '发区', '工', '作', '第', '篇', n::text, '第' || n::text]),
      case when n % 3 = 0 then (select id from sources where name = '示例来源') end, '责任编辑甲', md5(n::text)
    from made`;
  await sql`
    update articles a set status = 'published', published_at = a.updated_at, live_revision_id = r.id, working_revision_id = r.id
    from article_revisions r where r.article_id = a.id and a.live_revision_id is null and r.number = 1 and r.title like '开发区工作简报第%'`;
  await sql`update articles set status = 'draft', live_revision_id = null, published_at = null where id % 50 = 0 and import_key like 'made-%'`;
  await sql`insert into article_views (article_id, views) select id, id * 1049 % 3001 from articles where id % 2 = 0 on conflict do nothing`;
  await sql`analyze`;
}
