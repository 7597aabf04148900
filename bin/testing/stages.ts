import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale } from "#bin/startup/build.ts";
import { root } from "#bin/startup/runtime.mjs";
import { temporaryFolder } from "#bin/startup/temporary.ts";
import { ensureBrowser } from "#bin/testing/browser.ts";
import { checks } from "#bin/testing/checks.ts";
import { type Outcome, playwrightOutcome, type Report, vitestOutcome } from "#bin/testing/outcome.ts";

const running = new Set<ChildProcess>();

/** Ends what a stage has under way, when the whole run is broken off. */
export function stopPrograms(): void {
  for (const child of running) child.kill("SIGTERM");
}

export type Stage = { name: string; run(note: (text: string) => void): Promise<Outcome> };

/** Everything `npm test` runs, in this order. */
export const stages: Stage[] = [
  { name: "检查", run: runChecks },
  { name: "纯函数", run: () => runVitest("pure") },
  { name: "数据库", run: () => runVitest("db") },
  { name: "浏览器", run: runBrowser },
  { name: "核验", run: runVerifications },
];

/** Those that take less than a minute, in their short form. The others are for `npm run verify`. */
const verifications = [["seed"], ["import"], ["views", "--short"], ["documents", "--short"]];

async function runChecks(note: (text: string) => void): Promise<Outcome> {
  const problems: string[] = [];
  let failed = 0;
  for (const check of checks) {
    note(check.name);
    const faults = await check.run();
    if (faults.length === 0) continue;
    failed++;
    problems.push(`${check.name}：`, ...faults.map((fault) => `  ${fault}`));
  }
  return { passed: checks.length - failed, failed, problems };
}

async function runVitest(project: string): Promise<Outcome> {
  const { report, code, output } = await runReporter(["vitest/vitest.mjs", "run", "--project", project, "--reporter=json"], (file) => [
    `--outputFile=${file}`,
  ]);
  return vitestOutcome(report, code, output);
}

async function runBrowser(note: (text: string) => void): Promise<Outcome> {
  if (globSync("e2e/**/*.spec.ts", { cwd: root }).length === 0) return { passed: 0, failed: 0, problems: [] };
  await ensureBrowser(note);
  await buildIfStale(note);
  note("正在运行");
  const { report, code, output } = await runReporter(
    ["@playwright/test/cli.js", "test", "--reporter=line,json"],
    () => [],
    (text) => {
      const [, done, all] = [...text.matchAll(/\[(\d+)\/(\d+)\]/g)].at(-1) ?? [];
      if (done) note(`正在运行 ${done}/${all}`);
    },
  );
  return playwrightOutcome(report, code, output);
}

async function runVerifications(note: (text: string) => void): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, problems: [] };
  for (const [name = "", ...args] of verifications) {
    note(name);
    const { code, output } = await runNode(["--conditions=react-server", join(root, "bin/verify.ts"), name, ...args]);
    if (code === 0) outcome.passed++;
    else {
      outcome.failed++;
      outcome.problems.push(`${name}：`, ...output.trim().split("\n").slice(-40));
    }
  }
  return outcome;
}

type Ran = { report: Report | null; code: number | null; output: string };

/** Runs a test runner that leaves its report in a file; its own words matter only when there is none. */
async function runReporter(
  [script = "", ...args]: string[],
  fileArgs: (file: string) => string[],
  heard: (text: string) => void = () => {},
): Promise<Ran> {
  const folder = temporaryFolder();
  const file = join(folder.path, "report.json");
  const { code, output } = await runNode(
    [join(root, "node_modules", script), ...args, ...fileArgs(file)],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    heard,
  );
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null;
  folder.remove();
  return { report, code, output };
}

async function runNode(
  args: string[],
  environment: Record<string, string> = {},
  heard: (text: string) => void = () => {},
): Promise<Omit<Ran, "report">> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  const hear = (chunk: Buffer) => {
    output = (output + chunk).slice(-20_000);
    heard(output);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", resolve);
  });
  running.delete(child);
  return { code, output };
}
