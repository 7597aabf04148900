import { globSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { root } from "#bin/startup/runtime.mjs";
import { articleOf, charactersOf, laws, ofWords, pairsOf, seedChecker, shared } from "#bin/verify/checks/material.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import type { CheckedArticle } from "#lib/checks/article.ts";
import type { Checker } from "#lib/checks/checker.ts";

const mostAlarms = 1;
const leastRecall = 0.95;
const mostMs = 50;
const long = 20_000;
/** Sentences that a wrong word is put into: alone, and with neighbours that a segmenter likes to join. */
const frames = [
  ["", ""],
  ["会上提到", "，并作了说明。"],
  ["今年以来园区", "的情况"],
] as const;

const checks: Verification = {
  name: "checks",
  promise: `on laws at most ${mostAlarms} false “must” in 10000 characters, ${leastRecall * 100} % of listed typos found, a keystroke in ${long} characters within ${mostMs} ms`,
  async run([folder]) {
    const facts = new Facts();
    const checker = seedChecker();
    const rate = alarms(facts, checker, "laws", laws().articles);
    const recall = typos(facts, checker, "listed typos without a hit in the laws", pairsOf(join(shared, "proofread/typo_pairs.tsv")));
    fixtures(facts, checker, join(root, "lib/checks/fixtures/faults.tsv"));
    fixtures(facts, checker, join(root, "lib/checks/fixtures/clean.txt"));
    const ms = keystrokes(facts);
    if (folder) unseen(facts, checker, resolve(folder));
    return {
      ok: facts.failed === 0,
      lines: facts.lines,
      figure: `${rate.toFixed(3)} “must” alarms in 10000 characters of ${laws().articles.length} laws; ${(recall * 100).toFixed(1)} % of listed typos; keystroke ${ms.toFixed(1)} ms`,
    };
  },
};
export default checks;

function alarms(facts: Facts, checker: Checker, name: string, articles: readonly CheckedArticle[]): number {
  let characters = 0;
  const said = { must: 0, should: 0, hint: 0 };
  const shown: string[] = [];
  for (const article of articles) {
    characters += charactersOf(article);
    for (const { severity, rule, message, sentence } of ofWords(checker.check(article))) {
      said[severity] += 1;
      if (severity === "must" && shown.length < 30) shown.push(`    ${rule}: ${message} | ${sentence.slice(0, 60)}`);
    }
  }
  const per = (count: number) => (count / Math.max(1, characters)) * 10_000;
  facts.hold(
    `${name}: at most ${mostAlarms} “must” in 10000 characters`,
    per(said.must) <= mostAlarms,
    `${said.must} in ${characters} characters = ${per(said.must).toFixed(3)}; should ${per(said.should).toFixed(2)}, hint ${per(said.hint).toFixed(2)}`,
  );
  facts.lines.push(...shown);
  return per(said.must);
}

function typos(facts: Facts, checker: Checker, name: string, pairs: readonly string[][]): number {
  if (pairs.length === 0) return 1;
  const lost = new Set<string>();
  for (const [before, after] of frames)
    for (const [wrong = ""] of pairs) {
      const found = checker.check(articleOf("", [before + wrong + after]));
      if (!found.some(({ rule, from, to }) => rule === "word" && from < before.length + wrong.length && to > before.length)) lost.add(wrong);
    }
  const recall = 1 - lost.size / pairs.length;
  facts.hold(
    `${name}: ${leastRecall * 100} % found in each of ${frames.length} sentences`,
    recall >= leastRecall,
    `${pairs.length - lost.size} of ${pairs.length} = ${(recall * 100).toFixed(1)} %`,
  );
  facts.lines.push(`    not taken up: ${[...lost].join(" ")}`);
  return recall;
}

/** Rows of rule, severity, quote, suggestion, sentence; or plain lines of which nothing should be said. */
function fixtures(facts: Facts, checker: Checker, file: string): void {
  const lines = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  if (!file.endsWith(".tsv")) {
    const loud = lines.filter((line) => ofWords(checker.check(articleOf("", [line]))).length > 0);
    facts.hold(`${basename(file)}: nothing is said of good lines`, loud.length === 0, `${lines.length - loud.length} of ${lines.length}`);
    return;
  }
  const rules = new Map<string, { found: number; all: number }>();
  for (const [rule = "", , quote, , sentence = ""] of lines.slice(1).map((line) => line.split("\t"))) {
    const score = rules.get(rule) ?? { found: 0, all: 0 };
    score.all += 1;
    if (checker.check(articleOf("", [sentence])).some((each) => each.rule === rule && each.quote === quote)) score.found += 1;
    rules.set(rule, score);
  }
  const [found, all] = [...rules.values()].reduce(([f, a], each) => [f + each.found, a + each.all], [0, 0]);
  facts.hold(
    `${basename(file)}: every fault is found`,
    found === all,
    `${found} of ${all}: ${[...rules].map(([rule, score]) => `${rule} ${score.found}/${score.all}`).join(", ")}`,
  );
}

/** One character more in one paragraph of a long article, the rest as it was. */
function keystrokes(facts: Facts): number {
  const texts: string[] = [];
  let characters = 0;
  for (const text of laws().all.flatMap(({ paragraphs }) => paragraphs)) {
    if (characters >= long) break;
    texts.push(text);
    characters += text.length;
  }
  const checker = seedChecker();
  const began = performance.now();
  checker.check(articleOf("题目", texts));
  const whole = performance.now() - began;
  const times = Array.from({ length: 40 }, (_, at) => {
    const changed = texts.with((at * 7) % texts.length, `${texts[(at * 7) % texts.length]}字`);
    const start = performance.now();
    checker.check(articleOf("题目", changed));
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const slow = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  facts.hold(
    `a keystroke in ${characters} characters within ${mostMs} ms`,
    slow <= mostMs,
    `median ${(times[20] ?? 0).toFixed(1)} ms, p95 ${slow.toFixed(1)} ms; the first reading ${whole.toFixed(0)} ms`,
  );
  return slow;
}

/** Texts from outside: .txt and .md are clean articles, .tsv holds pairs (wrong, correct) or faults (… quote … sentence). */
function unseen(facts: Facts, checker: Checker, folder: string): void {
  for (const file of globSync("**/*.{txt,md,tsv}", { cwd: folder }).sort()) {
    const path = join(folder, file);
    const [head = "", ...rest] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
    if (!file.endsWith(".tsv")) alarms(facts, checker, file, [articleOf(head, rest.filter(Boolean))]);
    else if (head.split("\t").includes("sentence")) fixtures(facts, checker, path);
    else typos(facts, checker, file, pairsOf(path));
  }
}
