import http from "node:http";
import { availableParallelism, loadavg } from "node:os";
import { firstByte, hasWrk, type Load, load, quantile } from "#bin/bench/load.ts";
import { bareNode, nginxStatic } from "#bin/bench/yardsticks.ts";
import { startInstance } from "#bin/instance.ts";
import { describeFault } from "#bin/startup/fault.mjs";

const connections = 32;
const seconds = Number(process.argv.find((argument) => argument.startsWith("--seconds="))?.slice(10) ?? 5);
const rounds = Number(process.argv.find((argument) => argument.startsWith("--rounds="))?.slice(9) ?? 3);
const goals = { ofStatic: 0.35, timesRendered: 15 };

type Target = { name: string; url: string; seconds: number; loads: Load[]; ttfb: number };

/** The page as it leaves the server, compressed. */
function compressed(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "Accept-Encoding": "gzip" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(Buffer.concat(chunks)));
      })
      .on("error", reject);
  });
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if ((await fetch(`${url}/readyz`)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} is not ready`);
}

const median = (target: Target, value: (each: Load) => number) =>
  quantile(
    target.loads.map(value).sort((a, b) => a - b),
    0.5,
  );
const perSecond = (target: Target) => median(target, (each) => each.perSecond);

function report(targets: readonly Target[]): void {
  const [still] = targets;
  const cell = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
  process.stdout.write(`${"".padEnd(26)}   req/s   ratio   p50 ms   p99 ms  TTFB ms  errors\n`);
  for (const target of targets) {
    const ratio = still ? perSecond(target) / perSecond(still) : 1;
    const errors = target.loads.reduce((sum, each) => sum + each.errors, 0);
    const times = [median(target, (each) => each.p50), median(target, (each) => each.p99), target.ttfb].map((ms) => cell(ms, 2, 9)).join("");
    process.stdout.write(`${target.name.padEnd(26)}${cell(perSecond(target), 0, 8)}${cell(ratio, 3, 8)}${times}${String(errors).padStart(8)}\n`);
  }
}

async function main(): Promise<boolean> {
  const site = await startInstance();
  const [busy = 0] = loadavg();
  const rendering = await startInstance({ databaseUrl: site.databaseUrl, args: ["--no-store"] });
  await Promise.all([untilReady(site.url), untilReady(rendering.url)]);
  const home = await (await fetch(`${site.url}/`)).text();
  const channel = /href="(\/news\/[\w-]+)"/.exec(home)?.[1] ?? "/news";
  const pages = { article: "/articles/1", home: "/", channel };
  for (const path of Object.values(pages)) await compressed(site.url + path);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const bytes = await compressed(site.url + pages.article);
  const still = await nginxStatic(bytes);
  const bare = await bareNode(bytes);
  const target = (name: string, url: string): Target => ({ name, url, seconds, loads: [], ttfb: Number.NaN });
  const targets = [
    ...(still ? [target("nginx static", still.url)] : []),
    target("bare Node, one buffer", bare.url),
    target("article, from the store", site.url + pages.article),
    target("home, from the store", site.url + pages.home),
    target("channel, from the store", site.url + pages.channel),
    // So few answers come within seconds that it takes longer to count them.
    { ...target("article, rendered", rendering.url + pages.article), seconds: seconds * 2 },
  ];
  try {
    for (const each of targets) await load({ url: each.url, connections, seconds: 1 });
    for (let round = 0; round < rounds; round += 1)
      for (const each of targets) each.loads.push(await load({ url: each.url, connections, seconds: each.seconds }));
    for (const each of targets) each.ttfb = await firstByte(each.url, 100);
  } finally {
    still?.stop();
    bare.stop();
    await rendering.stop();
    await site.stop();
  }
  process.stdout.write(
    `${connections} connections, ${rounds} rounds of ${seconds} s in turn, ${hasWrk ? "wrk" : "own load generator"}; article ${bytes.length} bytes gzip; ratio to ${targets[0]?.name}\n`,
  );
  if (busy > availableParallelism())
    process.stdout.write(
      `other programs kept the machine busy (load ${busy.toFixed(1)} on ${availableParallelism()} cores): do not trust these figures\n`,
    );
  report(targets);
  const speed = (name: string) => perSecond(targets.find((each) => each.name === name) ?? target(name, ""));
  const article = speed("article, from the store");
  const ofStatic = still ? article / speed("nginx static") : Number.NaN;
  const timesRendered = article / speed("article, rendered");
  const answered = targets.every((each) => perSecond(each) > 0 && each.loads.every(({ errors }) => errors === 0));
  const ok = answered && (!still || ofStatic >= goals.ofStatic) && timesRendered >= goals.timesRendered;
  const beside = still ? `${ofStatic.toFixed(2)} of nginx static (at least ${goals.ofStatic})` : "nginx is not installed";
  process.stdout.write(
    `${ok ? "✓" : "✗"} bench: cached article ${beside}, ${timesRendered.toFixed(0)} times rendering (at least ${goals.timesRendered})\n`,
  );
  return ok;
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exit(1);
}
