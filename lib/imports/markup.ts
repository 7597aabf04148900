import { resolve } from "./attachments.ts";
import { punctuate, stripPinyin } from "./clean.ts";
import type { Line, Run } from "./lines.ts";
import { ancestors, type Element } from "./tree.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark);
const headings: Record<string, string> = { h1: "h2", h2: "h2", h3: "h3", h4: "h3", h5: "h3", h6: "h3" };

export type Group = { kind: "table" | "list" | "line"; box: Element | null; lines: Line[] };

/** Our HTML of an article's lines: paragraphs, headings, lists and tables of data; nothing of the old page's looks. */
export function markUp(lines: readonly Line[], base: string | null, pinyin: number): string {
  return grouped(lines).map((group) => printGroup(group, base, pinyin)).filter(Boolean).join("\n");
}

function grouped(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  const tables = dataTables(lines);
  for (const line of lines) {
    const table = ancestors(line.block).filter((element) => tables.has(element)).at(-1) ?? null;
    const list = table ? null : line.tag === "li" ? (line.block?.parent ?? null) : null;
    const box = table ?? list;
    const last = groups.at(-1);
    if (last && box && last.box === box) last.lines.push(line);
    else groups.push({ kind: table ? "table" : list ? "list" : "line", box, lines: [line] });
  }
  return groups;
}

/** Tables with at least two rows of two filled cells; the others only lay out the page. */
function dataTables(lines: readonly Line[]): Set<Element> {
  const rows = new Map<Element, Set<Element>>();
  for (const line of lines) {
    const cell = cellOf(line);
    if (cell?.parent) rows.set(cell.parent, (rows.get(cell.parent) ?? new Set()).add(cell));
  }
  const wide = new Map<Element, number>();
  for (const [row, cells] of rows) {
    const table = ancestors(row).find((element) => element.tag === "table");
    if (table && cells.size >= 2) wide.set(table, (wide.get(table) ?? 0) + 1);
  }
  return new Set([...wide].filter(([, count]) => count >= 2).map(([table]) => table));
}

function cellOf(line: Line): Element | null {
  return ancestors(line.block).find((element) => element.tag === "td" || element.tag === "th") ?? null;
}

function printGroup({ kind, box, lines }: Group, base: string | null, pinyin: number): string {
  if (kind === "table") return printTable(lines, base, pinyin);
  const items = lines.map((line) => ({ line, html: printRuns(line.runs, base, pinyin) })).filter(({ html }) => html);
  if (items.length === 0) return "";
  if (kind === "list") {
    const tag = box?.tag === "ol" ? "ol" : "ul";
    return `<${tag}>${items.map(({ html }) => `<li>${html}</li>`).join("")}</${tag}>`;
  }
  return items.map(({ line, html }) => printLine(line, html)).join("\n");
}

function printLine(line: Line, html: string): string {
  const heading = headings[line.tag];
  if (heading) return `<${heading}>${html}</${heading}>`;
  if (line.tag === "figcaption" || /text-align\s*:\s*center/i.test(line.block?.attrs.style ?? "") || /^center$/i.test(line.block?.attrs.align ?? "")) return `<p class="center">${html}</p>`;
  return line.tag === "blockquote" ? `<blockquote><p>${html}</p></blockquote>` : `<p>${html}</p>`;
}

function printTable(lines: readonly Line[], base: string | null, pinyin: number): string {
  const rows = new Map<Element | null, Map<Element | null, string[]>>();
  for (const line of lines) {
    const cell = cellOf(line);
    const row = cell?.parent ?? null;
    const cells = rows.get(row) ?? new Map<Element | null, string[]>();
    const html = printRuns(line.runs, base, pinyin);
    if (html) cells.set(cell, [...(cells.get(cell) ?? []), html]);
    rows.set(row, cells);
  }
  const printed = [...rows].map(([, cells]) => `<tr>${[...cells].map(([cell, parts]) => `<${cell?.tag ?? "td"}${spans(cell)}>${parts.join("<br />")}</${cell?.tag ?? "td"}>`).join("")}</tr>`);
  return `<table><tbody>${printed.join("")}</tbody></table>`;
}

function spans(cell: Element | null): string {
  return ["colspan", "rowspan"].map((name) => (/^\d{1,3}$/.test(cell?.attrs[name] ?? "") ? ` ${name}="${cell?.attrs[name]}"` : "")).join("");
}

/** Punctuation is restored over the whole line, so that a mark beside a link sees both its neighbours. */
function printRuns(runs: readonly Run[], base: string | null, pinyin: number): string {
  const joined = runs.map((run) => stripPinyin(run.text.replace(/ {2,}/g, " "), pinyin));
  const whole = punctuate(joined.join(""));
  let at = 0;
  const html = runs.map((run, index) => {
    const length = joined[index]?.length ?? 0;
    const text = escape(whole.slice(at, at + length));
    at += length;
    if (!text) return "";
    const url = run.href === undefined ? null : resolve(run.href, base);
    const marked = run.mark && text.trim() ? `<${run.mark}>${text}</${run.mark}>` : text;
    return url ? `<a href="${escape(url)}">${marked}</a>` : marked;
  });
  return html.join("").trim();
}
