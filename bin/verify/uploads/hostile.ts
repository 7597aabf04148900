import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type postgres from "postgres";
import type { Instance } from "#bin/instance.ts";
import { root } from "#bin/startup/runtime.mjs";
import type { Facts } from "#bin/verify/facts.ts";
import { faultsOf, filesBelow, send } from "#bin/verify/uploads/sender.ts";
import { tells, Watch } from "#bin/verify/uploads/watch.ts";
import type { Visitor } from "#bin/verify/visitor.ts";
import type { MediaVariant } from "#db/schema/index.ts";

export const hostile = join(root, "../shared/hostile");
const folders = ["uploads-hostile", "images-bad", "docx-hostile"];
const longestMs = 2_000;
const mostMegabytes = 150;
type Expectation = { file: string; expect: string };

/** Files named by the manifest, the others of its folders, or those of a folder given, each judged by what it does. */
export async function checkFiles(site: Instance, visitor: Visitor, sql: postgres.Sql, facts: Facts, folder?: string): Promise<void> {
  const base = folder ?? hostile;
  const files = folder ? filesBelow(folder) : folders.flatMap((name) => filesBelow(join(hostile, name)));
  const manifest = join(hostile, "hostile-manifest.json");
  const expectations: Expectation[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : [];
  const figures = { taken: 0, refused: 0, crashed: 0, slow: 0, heavy: 0, wrong: 0, slowest: 0, heaviest: 0 };
  const watch = new Watch(site.pid);
  for (const [at, file] of files.entries()) {
    if (at % 250 === 0) await sql`delete from auth_limits`;
    const name = relative(base, file);
    const before = watch.look();
    watch.peak = before;
    const { status, said, ms } = await send(site, visitor, readFileSync(file), basename(file));
    const grown = watch.peak - before;
    const faults: string[] = [];
    figures.slowest = Math.max(figures.slowest, ms);
    figures.heaviest = Math.max(figures.heaviest, grown);
    if (status === 200) figures.taken += 1;
    else figures.refused += 1;
    if (status >= 500) faults.push(`answered ${status}`) && figures.crashed++;
    if (ms > longestMs) faults.push(`took ${ms} ms`) && figures.slow++;
    if (grown > mostMegabytes) faults.push(`took ${Math.round(grown)} MB`) && figures.heavy++;
    const wrong = await judge(site, sql, status, said, expectations.find((each) => each.file === name)?.expect ?? "");
    if (wrong.length > 0) figures.wrong += 1;
    for (const fault of [...faults, ...wrong]) facts.hold(`${name}: ${fault}`, false, said.error);
  }
  watch.stop();
  const { taken, refused, crashed, slow, heavy, wrong } = figures;
  facts.hold(`${files.length} files: none brings the server to 5xx`, crashed === 0, `${taken} taken, ${refused} refused, ${crashed} with 5xx`);
  facts.hold("each is answered within 2 s", slow === 0, `slowest ${figures.slowest} ms, ${slow} late`);
  if (tells) facts.hold(`memory of server and decoder grows less than ${mostMegabytes} MB`, heavy === 0, `most ${Math.round(figures.heaviest)} MB`);
  facts.hold("refused in Chinese words, stored without script, archive, PDF or place, as the manifest says", wrong === 0, `${wrong} otherwise`);
  if (tells) facts.hold("no connection leaves the machine", watch.outsiders.size === 0, [...watch.outsiders].join(" "));
}

async function judge(site: Instance, sql: postgres.Sql, status: number, said: Awaited<ReturnType<typeof send>>["said"], expect: string) {
  if (status !== 200) {
    const faults = /\p{Script=Han}/u.test(said.error ?? "") ? [] : ["refused without words"];
    return expect.startsWith("re-encoded") ? [...faults, `refused, expected: ${expect}`] : faults;
  }
  const must = /^(4xx|clear message, 4xx)/.test(expect) && !/\bor\b/.test(expect);
  const [row] = await sql<{ variants: MediaVariant[] }[]>`select variants from media where id = ${said.id ?? 0}`;
  return [...(must ? [`taken, expected: ${expect}`] : []), ...(await faultsOf(site, said, row?.variants ?? []))];
}
