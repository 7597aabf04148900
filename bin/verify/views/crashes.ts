import type { Cluster, Instance } from "#bin/instance.ts";
import { type Facts, pause, until } from "#bin/verify/facts.ts";
import { address, counted, hits, visit } from "#bin/verify/views/visit.ts";

const perSecond = 200;
const boundMs = 1_000;

/** Kills the server in the middle of counting, several times; what was answered longer ago than the bound must be there, once. */
export async function checkKills(start: () => Promise<Instance>, rounds: number, facts: Facts): Promise<void> {
  const article = 4;
  let sent = 0;
  let owed = 0;
  let doubled = 0;
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const site = await start();
    const answered: number[] = [];
    const asking: Promise<void>[] = [];
    let running = true;
    const ask = async (index: number) => {
      const answer = await visit(site, article, { from: address(100_000 + index) }).catch(() => null);
      if (answer?.status === 200) answered.push(performance.now());
    };
    const timer = setInterval(() => {
      if (running) for (let i = 0; i < perSecond / 50; i += 1) asking.push(ask(sent++));
    }, 20);
    await pause(2_000 + round * 137);
    const killedAt = performance.now();
    site.kill("SIGKILL");
    running = false;
    clearInterval(timer);
    await Promise.all(asking);
    await site.exited;
    owed += answered.filter((at) => at <= killedAt - boundMs).length;
    await site.stop();
  }
  // A next process replays what the killed ones left on disk.
  const last = await start();
  await visit(last, article, { method: "GET" });
  await pause(3_000);
  const [views, rows] = [await counted(article), await hits(article)];
  if (views !== rows) doubled = Math.abs(views - rows);
  if (views > sent) doubled += views - sent;
  lost = Math.max(0, owed - views);
  await last.stop();
  facts.hold(
    `${rounds} kill -9 at ${perSecond} views a second: none counted twice`,
    doubled === 0,
    `${sent} sent, ${views} counted, ${rows} readers`,
  );
  facts.hold("none lost that was answered more than 1 s before", lost === 0, `${owed} owed, ${views} counted`);
}

/** The database goes away while readers come; every visit is counted when it is back. */
export async function checkDatabaseDown(site: Instance, cluster: Cluster, facts: Facts): Promise<void> {
  const article = 5;
  await visit(site, article, { method: "GET" });
  cluster.kill();
  await pause(500);
  const readers = 300;
  const answers: number[] = [];
  for (let index = 0; index < readers; index += 10) {
    const batch = await Promise.all(Array.from({ length: 10 }, (_, i) => visit(site, article, { from: address(200_000 + index + i) })));
    answers.push(...batch.map(({ status }) => status));
    await pause(100);
  }
  const page = await fetch(`${site.url}/healthz`);
  await page.text();
  await cluster.restart();
  const ms = await until(async () => (await counted(article)) === readers, 20_000);
  await pause(2_000);
  const views = await counted(article);
  const refused = answers.filter((status) => status !== 200).length;
  facts.hold(
    `${readers} views while the database is killed are counted when it is back`,
    ms !== null && refused === 0,
    `${refused} refused, ${views} counted after ${ms} ms`,
  );
  facts.hold("each once", views === (await hits(article)) && views <= readers, `${views}`);
}

/** A stop that was asked for loses nothing. */
export async function checkStop(start: () => Promise<Instance>, facts: Facts): Promise<void> {
  const article = 6;
  const site = await start();
  const before = await counted(article);
  const readers = 200;
  await Promise.all(Array.from({ length: readers }, (_, index) => visit(site, article, { from: address(300_000 + index) })));
  const began = performance.now();
  site.kill("SIGTERM");
  const code = await site.exited;
  const ms = Math.round(performance.now() - began);
  await site.stop();
  facts.hold(
    "SIGTERM writes what waits and exits 0 within 10 s",
    code === 0 && ms <= 10_000 && (await counted(article)) - before === readers,
    `${(await counted(article)) - before} of ${readers}, ${ms} ms`,
  );
}
