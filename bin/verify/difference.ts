import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "#bin/startup/runtime.mjs";
import { edited, editors, listOf, paragraph, picture, type Random, randomOf, tableOf } from "#bin/verify/difference/edits.ts";
import type { Verification } from "#bin/verify/verification.ts";
import type { DocumentNode } from "#lib/content/document.ts";
import { applied, original } from "#lib/difference/applied.ts";
import { differenceOf } from "#lib/difference/difference.ts";
import { keyOf } from "#lib/difference/keys.ts";
import type { Block, Difference, Segment } from "#lib/difference/model.ts";

const kinds = Object.keys(editors);
const edits = Math.ceil(200 / kinds.length);
/** Where every second character is another one, the characters between them are no comfort and count as changed. */
const mostMarked = (kind: string) => (kind === "rewrite a clause" ? 2.2 : 1.5);
const mostMs = 1_000;
/** What one edit of a kind may be shown as; a figure, a move, a split and a joint are each one change. */
const mostChanges: Record<string, number> = { picture: 1, "table row or column": 1, "replace words": 1.6, "four at once": 5.5 };

type Row = { exact: number; all: number; changes: number; crumbs: number; marked: number; minimal: number; characters: number; times: number[] };

const verification: Verification = {
  name: "difference",
  promise: "of 200 generated edits, what is shown gives exactly the old and the new text, without crumbs between changes, in bounded time",
  async run() {
    const texts = textsOf();
    const rows = new Map<string, Row>();
    const faults: string[] = [];
    for (const [number, kind] of kinds.entries()) {
      const row: Row = { exact: 0, all: 0, changes: 0, crumbs: 0, marked: 0, minimal: 0, characters: 0, times: [] };
      rows.set(kind, row);
      for (let seed = 0; row.all < edits && seed < edits * 20; seed += 1) {
        const random = randomOf(seed * 97 + number);
        const text = texts[random(texts.length)];
        const other = texts[random(texts.length)];
        if (!text || !other) continue;
        const words = other.join("");
        const pair = edited(kind, blocksFor(text, random), random, (length) => {
          const at = random(Math.max(1, words.length - length));
          return words.slice(at, at + length);
        });
        if (!pair) continue;
        const [before, after] = [doc(pair.before), doc(pair.after)];
        if (keyOf(before) === keyOf(after)) continue;
        measure(row, before, after, pair.minimal);
      }
      if (row.all < edits) faults.push(`${kind}: only ${row.all} edits could be made`);
      if (row.exact < row.all) faults.push(`${kind}: ${row.all - row.exact} not exact`);
      if (row.crumbs > 0) faults.push(`${kind}: ${row.crumbs} runs under two characters`);
      if (row.changes / row.all > (mostChanges[kind] ?? 1.3)) faults.push(`${kind}: shown as ${(row.changes / row.all).toFixed(2)} changes`);
      if (row.marked > mostMarked(kind) * row.minimal + 4 * row.all)
        faults.push(`${kind}: ${row.marked} characters marked where ${row.minimal} changed`);
    }
    const worst = wholly(texts);
    for (const [name, ms] of worst) if (ms > mostMs) faults.push(`${name}: ${ms.toFixed(0)} ms`);
    const sum = [...rows.values()];
    const total = (value: (row: Row) => number) => sum.reduce((all, row) => all + value(row), 0);
    const share = (value: (row: Row) => number) => `${((100 * total(value)) / total((row) => row.characters)).toFixed(2)} %`;
    return {
      ok: faults.length === 0,
      lines: [
        `${"edit".padEnd(22)}exact    changes  runs<2  marked/minimal (of all)      p95`,
        ...[...rows].map(([kind, row]) => lineOf(kind, row)),
        ...worst.map(([name, ms]) => `${name}: ${ms.toFixed(0)} ms`),
        ...faults.map((fault) => `✗ ${fault}`),
        ...(existsSync(corpus) ? [] : ["../shared/data/corpus is absent: the laws of db/seed were edited"]),
      ],
      figure: `${total((row) => row.exact)} of ${total((row) => row.all)} edits exact, ${total((row) => row.crumbs)} runs under 2 characters, ${share((row) => row.marked)} of characters marked (least possible ${share((row) => row.minimal)}), p95 ${quantile(sum.flatMap(({ times }) => times)).toFixed(1)} ms, dearest ${Math.max(...worst.map(([, ms]) => ms)).toFixed(0)} ms (at most ${mostMs} ms)`,
    };
  },
};
export default verification;

const corpus = join(root, "../shared/data/corpus/law_articles.jsonl.gz");

function textsOf(): string[][] {
  const lines = existsSync(corpus)
    ? gunzipSync(readFileSync(corpus)).toString("utf8").split("\n")
    : readFileSync(join(root, "db/seed/policies.jsonl"), "utf8").split("\n");
  const texts = lines.filter(Boolean).map((line) => (JSON.parse(line) as { paragraphs: string[] }).paragraphs.filter((each) => each.trim() !== ""));
  return texts.filter((paragraphs) => paragraphs.length >= 8);
}

const doc = (content: DocumentNode[]): DocumentNode => ({ type: "doc", content });

/** A stretch of a text with a table and a picture in it, as an article has. */
function blocksFor(text: readonly string[], random: Random): DocumentNode[] {
  const start = random(Math.max(1, text.length - 30));
  const blocks = text.slice(start, start + 12 + random(28)).map(paragraph);
  const rows = Array.from({ length: 4 }, (_, at) => [
    `第${at + 1}季度`,
    `${random(900)}`,
    `${random(90)}.${random(9)}%`,
    (text[at] ?? "").slice(0, 6),
  ]);
  blocks.splice(random(blocks.length), 0, tableOf(rows));
  blocks.splice(random(blocks.length), 0, listOf(text.slice(0, 4).map((each) => each.slice(0, 30))));
  blocks.splice(random(blocks.length), 0, picture(`picture${random(99)}`, "园区全景"));
  return blocks;
}

function measure(row: Row, before: DocumentNode, after: DocumentNode, minimal: number): void {
  const began = performance.now();
  const difference = differenceOf({ document: before }, { document: after });
  row.times.push(performance.now() - began);
  row.all += 1;
  if (keyOf(applied(difference).document) === keyOf(after) && keyOf(original(difference).document) === keyOf(before)) row.exact += 1;
  row.changes += difference.changes;
  for (const words of wordsOf(difference)) {
    row.crumbs += crumbsOf(words);
    for (const { kind, text } of words) {
      row.characters += text.length;
      if (kind !== "equal" && text !== "\uFFFC") row.marked += text.length;
    }
  }
  row.minimal += minimal;
}

function* wordsOf({ blocks }: Difference): Generator<Segment[]> {
  const open: Block[] = [...blocks];
  for (let block = open.pop(); block; block = open.pop()) {
    if (block.words) yield block.words;
    open.push(...(block.children ?? []));
  }
}

/** Runs that are the same, stand between words put in or taken out, and are a single character. */
function crumbsOf(words: readonly Segment[]): number {
  const isEdit = (segment: Segment | undefined) => segment?.kind === "inserted" || segment?.kind === "deleted";
  let crumbs = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (isEdit(words[at])) continue;
    let [end, length] = [at, 0];
    for (; end < words.length && !isEdit(words[end]); end += 1) length += [...(words[end]?.text ?? "")].length;
    if (at > 0 && end < words.length && length < 2) crumbs += 1;
    at = end;
  }
  return crumbs;
}

/** Texts that have nothing to do with each other, which is the dearest case. */
function wholly(texts: readonly string[][]): [string, number][] {
  const long = (from: number, step: number) => {
    const all = texts.flatMap((text, at) => (at % 2 === from ? text : []));
    const chosen: string[] = [];
    for (let [at, length] = [0, 0]; length < 20_000 && at < all.length * step; at += 1) {
      const words = all[(at * step) % all.length] ?? "";
      chosen.push(words);
      length += words.length;
    }
    return chosen;
  };
  const time = (before: DocumentNode[], after: DocumentNode[]) => {
    // Of the processor, so that other work on the machine is not counted.
    const began = process.threadCpuUsage();
    differenceOf({ document: doc(before) }, { document: doc(after) });
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1_000;
  };
  const [one, two] = [long(0, 1), long(1, 3)];
  const every = (text: readonly string[], put: string) =>
    text.map((each) => paragraph([...each].map((letter, at) => (at % 3 === 2 ? put : letter)).join("")));
  return [
    ["20,000 characters against 20,000 others", time(one.map(paragraph), two.map(paragraph))],
    ["the same in one paragraph each", time([paragraph(one.join(""))], [paragraph(two.join(""))])],
    ["20,000 characters with every third replaced", time(one.map(paragraph), every(one, "甲"))],
    ["the same in one paragraph", time([paragraph(one.join(""))], every([one.join("")], "甲"))],
  ];
}

const quantile = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

function lineOf(kind: string, row: Row): string {
  const share = (characters: number) => `${((100 * characters) / row.characters).toFixed(2)} %`;
  return [
    kind.padEnd(21),
    `${row.exact}/${row.all}`.padEnd(8),
    (row.changes / row.all).toFixed(2).padEnd(8),
    String(row.crumbs).padEnd(7),
    `${row.marked}/${row.minimal} (${share(row.marked)}, ${share(row.minimal)})`.padEnd(30),
    `${quantile(row.times).toFixed(1)} ms`,
  ].join(" ");
}
