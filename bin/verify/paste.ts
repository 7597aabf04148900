import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { root } from "#bin/startup/runtime.mjs";
import { mutate } from "#bin/verify/paste/mutate.ts";
import { figuresOfDocument, kept, tokens } from "#bin/verify/paste/result.ts";
import { type Figures, figuresOf } from "#bin/verify/paste/source.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { parseDocument, renderDocument } from "#lib/content/document.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { type Pasted, pasteToDocument } from "#lib/paste/paste.ts";

const shared = join(root, "../shared");
const mutations = 5;
const mostMs = (characters: number) => 300 * Math.max(1, characters / 20_000);
const counted = ["items", "deepest", "tables", "cells", "spans", "headings", "pictures"] as const;

type Case = { name: string; html: string; rtf?: string; expected: Partial<Figures> };
type Outcome = { faults: string[]; all: number; kept: number; ms: number; row: string };

/** Clipboard texts of a folder; what other programs made of them (normalized.*) lies beside and is none. */
function casesOf(folder: string): Case[] {
  const files = globSync("**/*.{html,htm}", { cwd: folder }).sort();
  const named = new Set(files.filter((file) => basename(file).startsWith("input")).map((file) => dirname(file)));
  const texts = files.filter((file) => !named.has(dirname(file)) || basename(file).startsWith("input"));
  return texts.map((file) => {
    const path = join(folder, file);
    const stem = path.slice(0, -extname(path).length);
    const beside = globSync(named.has(dirname(file)) && dirname(file) !== "." ? "*.rtf" : `${basename(stem)}.rtf`, { cwd: dirname(path) }).sort()[0];
    const wanted = `${stem}.expected.json`;
    return {
      name: relative(folder, path),
      html: decode(readFileSync(path)),
      ...(beside && { rtf: readFileSync(join(dirname(path), beside), "latin1") }),
      expected: existsSync(wanted) ? (JSON.parse(readFileSync(wanted, "utf8")) as Partial<Figures>) : {},
    };
  });
}

function decode(bytes: Buffer): string {
  const named = /charset=["']?\s*([\w-]+)/i.exec(bytes.toString("latin1", 0, 2048))?.[1] ?? "utf-8";
  const isUtf8 = Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
  return new TextDecoder(isUtf8 ? "utf-8" : named.replace(/^gb2312$/i, "gb18030")).decode(bytes);
}

function cleanFaults({ document }: Pasted): string[] {
  const faults: string[] = [];
  try {
    const { html } = renderDocument(parseDocument(document));
    const tags = html.match(/<[^>]*>/g)?.join("") ?? "";
    if (/<(?:script|style|svg|iframe|font|o:|v:|w:|span|div|section)\b/i.test(tags)) faults.push("foreign element");
    if (/\s(?:style|lang|on\w+|data-\w+|(?:class="(?!center"|end"|number-[a-z-]+")))/i.test(tags.replaceAll(/(?:href|src|alt)="[^"]*"/g, "")))
      faults.push("foreign attribute");
    if (/href="\s*(?:javascript|data|vbscript|file):/i.test(tags) || /<img[^>]*src="(?!\/)/.test(tags)) faults.push("foreign address");
    if (sanitize(html) !== html) faults.push("not a fixed point of the sanitiser");
  } catch (error) {
    faults.push(`not a valid document: ${String(error)}`);
  }
  return faults;
}

function compare(due: Figures, got: Figures): string[] {
  const faults = counted.filter((name) => due[name] !== got[name]).map((name) => `${name} ${got[name]} instead of ${due[name]}`);
  const [wanted, shown] = [tokens(due.words), tokens(got.words)];
  const at = wanted.findIndex((word, index) => word !== shown[index]);
  if (at >= 0) faults.push(`text “${shown[at] ?? ""}” instead of “${wanted[at]}”`.slice(0, 160));
  else if (shown.length > wanted.length) faults.push(`text has “${shown[wanted.length]}” too many`.slice(0, 160));
  const missing = [...new Set(due.links)].filter((link) => !got.links.includes(link));
  if (missing.length > 0) faults.push(`${missing.length} links missing: ${missing[0]}`.slice(0, 160));
  return faults;
}

function examine({ name, html, rtf, expected }: Case): Outcome {
  const due = { ...figuresOf(html), ...expected };
  const began = process.threadCpuUsage();
  const pasted = pasteToDocument(html, { ...(rtf !== undefined && { rtf }) });
  const { user, system } = process.threadCpuUsage(began);
  const ms = (user + system) / 1000;
  const got = figuresOfDocument(pasted.document);
  const faults = [...compare(due, got), ...cleanFaults(pasted)];
  if (ms > mostMs(html.length)) faults.push(`${ms.toFixed(0)} ms`);
  if (pasted.pictures.length > got.pictures) faults.push("a picture without a place");
  for (let seed = 1; seed <= mutations; seed += 1) {
    const other = pasteToDocument(mutate(html, seed));
    faults.push(...[...compare(got, figuresOfDocument(other.document)), ...cleanFaults(other)].map((fault) => `variant ${seed}: ${fault}`));
  }
  const share = kept(due.words, got.words);
  const lost = pasted.pictures.filter(({ source }) => "lost" in source).length;
  const row = [
    name.padEnd(64),
    `${got.items}/${due.items}·${got.deepest}`.padEnd(9),
    `${got.tables}/${due.tables}·${got.cells}`.padEnd(9),
    `${got.headings}/${due.headings}`.padEnd(7),
    `${new Set(got.links).size}/${new Set(due.links).size}`.padEnd(8),
    `${got.pictures}/${due.pictures}−${lost}`.padEnd(9),
    `${share.kept}/${share.all}`.padEnd(13),
    `${ms.toFixed(0)} ms`,
  ].join(" ");
  return { faults, ...share, ms, row };
}

function hostileFaults(): { count: number; faults: string[] } {
  const path = join(shared, "hostile/xss/payloads.json");
  if (!existsSync(path)) return { count: 0, faults: [] };
  const payloads = JSON.parse(readFileSync(path, "utf8")) as { payload: string }[];
  return {
    count: payloads.length,
    faults: payloads.flatMap(({ payload }) => cleanFaults(pasteToDocument(payload)).map((fault) => `${payload.slice(0, 80)}: ${fault}`)),
  };
}

const paste: Verification = {
  name: "paste",
  promise:
    "what is pasted from Word, WPS, Excel, Google Docs, mail and web pages keeps every visible word, its lists, tables, links and pictures, and nothing else; optional argument: a folder of clipboard texts",
  async run([folder]) {
    if (folder && !existsSync(folder)) throw new Error(`no folder ${folder}`);
    const corpus = join(shared, "data/paste");
    const cases = folder ? casesOf(folder) : [...casesOf(join(root, "lib/paste/fixtures")), ...(existsSync(corpus) ? casesOf(corpus) : [])];
    const lines = [`${"text".padEnd(64)} items     tables    titles  links    pictures  words         time`];
    const sum = { faults: 0, all: 0, kept: 0, ms: 0 };
    for (const each of cases) {
      const { faults, row, ...outcome } = examine(each);
      lines.push(`${faults.length === 0 ? "✓" : "✗"} ${row}`, ...faults.slice(0, 6).map((fault) => `    ${fault}`));
      sum.faults += faults.length;
      sum.all += outcome.all;
      sum.kept += outcome.kept;
      sum.ms = Math.max(sum.ms, outcome.ms);
    }
    const hostile = hostileFaults();
    lines.push(...hostile.faults.slice(0, 10));
    if (!existsSync(corpus)) lines.push("../shared/data/paste is absent: only the texts of lib/paste/fixtures were pasted");
    const share = sum.all > 0 ? (100 * sum.kept) / sum.all : 0;
    return {
      ok: cases.length > 0 && sum.faults + hostile.faults.length === 0 && share >= 99.9,
      lines,
      figure: `${cases.length} texts with ${mutations} variants each, ${share.toFixed(3)} % of ${sum.all} visible characters kept (at least 99.9 %), ${sum.faults} faults, ${hostile.count} hostile texts with ${hostile.faults.length} faults, at most ${sum.ms.toFixed(0)} ms`,
    };
  },
};
export default paste;
