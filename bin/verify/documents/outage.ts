import type { Cluster, Instance } from "#bin/instance.ts";
import { article } from "#bin/verify/documents/changes.ts";
import { type Facts, pause, until } from "#bin/verify/facts.ts";

const readers = 24;
const longestMs = 5_000;

function pagesOf(instance: Instance): string[] {
  const articles = Array.from({ length: 40 }, (_, index) => `${instance.url}/articles/${index + 1}`);
  const lists = ["/", "/news", "/news/notices", "/news/policies", "/news/policies/pages/2", "/zones", "/links", "/about", "/feed.xml"];
  return [...lists.map((path) => instance.url + path), ...articles];
}

/** Kills the database under load, starts it again, and publishes: pages must answer all the while and heal by themselves. */
export async function checkOutage(instances: readonly Instance[], cluster: Cluster, facts: Facts): Promise<void> {
  const pages = instances.flatMap(pagesOf);
  const existing: string[] = [];
  for (const page of pages) if ((await fetch(page)).status === 200) existing.push(page);
  const seen = { answers: 0, wrong: [] as string[], longest: 0, stale: 0 };
  let reading = true;
  const read = async (start: number) => {
    for (let index = start; reading; index += 7) {
      const page = existing[index % existing.length] ?? "";
      const began = performance.now();
      const answer = await fetch(page).catch((error: Error) => error);
      if (answer instanceof Error) {
        seen.wrong.push(`${page} ${answer.message}`);
        continue;
      }
      await answer.arrayBuffer();
      seen.answers += 1;
      seen.longest = Math.max(seen.longest, performance.now() - began);
      if (answer.headers.get("x-document") === "stale") seen.stale += 1;
      if (answer.status !== 200) seen.wrong.push(`${page} ${answer.status}`);
      await pause(5);
    }
  };
  const reads = Array.from({ length: readers }, (_, index) => read(index));
  await pause(1_000);
  await article("outage", "停电前一刻的稿件");
  cluster.kill();
  await pause(6_000);
  const degraded = await Promise.all(instances.map(async (each) => (await (await fetch(`${each.url}/healthz`)).text()).trim()));
  await cluster.restart();
  const healed = await until(
    async () =>
      (await Promise.all(instances.map(async (each) => (await (await fetch(`${each.url}/healthz`)).text()).trim()))).every((word) => word === "ok"),
    10_000,
  );
  await pause(1_000);
  reading = false;
  await Promise.all(reads);
  facts.hold(
    "database killed for 6 s under load: every answer 200",
    seen.wrong.length === 0,
    `${seen.wrong.length} of ${seen.answers} not, ${seen.stale} marked stale${seen.wrong[0] ? `, first ${seen.wrong[0]}` : ""}`,
  );
  facts.hold(`no answer took longer than ${longestMs} ms`, seen.longest <= longestMs, `${Math.round(seen.longest)} ms`);
  facts.hold(
    "/healthz said degraded meanwhile",
    degraded.every((word) => word === "degraded"),
    degraded.join(", "),
  );
  facts.hold("healed without a restart within 5 s", healed !== null && healed <= 5_000, `${healed} ms`);
  const published = await until(() => article("healed", "恢复后的稿件").then(() => true), 10_000);
  const shown = await until(
    async () =>
      (await Promise.all(instances.map(async (each) => (await fetch(`${each.url}/news/notices`)).text()))).every((html) =>
        html.includes("恢复后的稿件"),
      ),
    5_000,
  );
  facts.hold("what is published afterwards is shown by both", published !== null && shown !== null && shown <= 1_000, `${shown} ms`);
}
