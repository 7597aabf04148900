import type postgres from "postgres";
import { type Cluster, type Instance, startInstance } from "#bin/instance.ts";
import { temporaryFolder } from "#bin/startup/temporary.ts";
import { type Facts, pause, until } from "#bin/verify/facts.ts";
import { counted, flushedMs } from "#bin/verify/views/counting.ts";
import { newReader, visit } from "#bin/verify/views/reader.ts";

const perSecond = 200;
export const environment = { TRUSTED_PROXIES: "127.0.0.1" };

/** Visits of new readers at a steady rate until told to stop; keeps when each was acknowledged. */
function crowd(site: Pick<Instance, "url">, articleId: number) {
  const acknowledged: number[] = [];
  let going = true;
  const work = (async () => {
    while (going) {
      const wave = Array.from({ length: perSecond / 20 }, () =>
        visit(site, articleId, newReader()).then(
          ({ status }) => {
            if (status === 200) acknowledged.push(performance.now());
          },
          () => {},
        ),
      );
      await Promise.all([Promise.all(wave), pause(50)]);
    }
  })();
  return {
    acknowledged,
    stop() {
      going = false;
      return work;
    },
  };
}

/** Kills a counting server without warning, several times: at most the last second is lost, nothing is counted twice. */
export async function checkKills(databaseUrl: string, sql: postgres.Sql, facts: Facts, rounds = 4): Promise<void> {
  let lost = 0;
  let doubled = 0;
  let tooMuch = 0;
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    const articleId = 10 + round;
    const site = await startInstance({ databaseUrl, env: environment });
    try {
      const visits = crowd(site, articleId);
      await pause(2_000 + round * 170);
      const killedAt = performance.now();
      site.kill("SIGKILL");
      await site.exited;
      await visits.stop();
      await pause(500);
      const written = await counted(sql, articleId);
      const acknowledged = visits.acknowledged.length;
      const lastSecond = visits.acknowledged.filter((at) => at > killedAt - 1_000).length;
      total += acknowledged;
      lost += Math.max(0, acknowledged - written);
      if (acknowledged - written > lastSecond) tooMuch += 1;
      const [row] = await sql<{ visitors: number; hours: number }[]>`
        select (select count(*) from view_hits where article_id = ${articleId})::int as visitors, (select coalesce(sum(views), 0) from view_hours where article_id = ${articleId})::int as hours`;
      if (row?.visitors !== written || row.hours !== written) doubled += 1;
    } finally {
      await site.stop();
    }
  }
  facts.hold(
    `${rounds} times kill -9 at ${perSecond} visits a second: none lost but of the last second`,
    tooMuch === 0 && total > 500,
    `${lost} of ${total} lost`,
  );
  facts.hold("nothing is counted twice", doubled === 0);
}

/** Visits while the database is away wait on disk, outlive kill -9 of the server, and count once when it is back. */
export async function checkSpool(databaseUrl: string, cluster: Cluster, sql: postgres.Sql, facts: Facts): Promise<void> {
  const folder = temporaryFolder();
  const env = { ...environment, DATA_DIR: folder.path };
  const articleId = 20;
  let site = await startInstance({ databaseUrl, env });
  try {
    await visit(site, articleId, newReader());
    await pause(flushedMs);
    cluster.kill();
    await pause(300);
    const visits = crowd(site, articleId);
    await pause(3_000);
    await visits.stop();
    await pause(flushedMs);
    site.kill("SIGKILL");
    await site.exited;
    await site.stop();
    await cluster.restart();
    site = await startInstance({ databaseUrl, env });
    const wanted = 1 + visits.acknowledged.length;
    await until(async () => (await counted(sql, articleId)) >= wanted, 15_000);
    await pause(2_500);
    const written = await counted(sql, articleId);
    facts.hold(
      "visits of 3 s without the database, then kill -9: all counted later, once",
      written === wanted && wanted > 100,
      `${written} of ${wanted}`,
    );
  } finally {
    await site.stop();
    folder.remove();
  }
}

/** SIGTERM writes what waits and leaves with 0. */
export async function checkStop(databaseUrl: string, sql: postgres.Sql, facts: Facts): Promise<void> {
  const articleId = 21;
  const site = await startInstance({ databaseUrl, env: environment });
  await visit(site, articleId, newReader());
  const began = performance.now();
  site.kill("SIGTERM");
  const code = await site.exited;
  const took = performance.now() - began;
  await site.stop();
  facts.hold(
    "SIGTERM right after a visit: written, exit 0 within 10 s",
    code === 0 && took < 10_000 && (await counted(sql, articleId)) === 1,
    `exit ${code} after ${Math.round(took)} ms`,
  );
}
