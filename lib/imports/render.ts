import { resolve } from "./attachments.ts";
import { countPinyin, punctuate, stripPinyin } from "./clean.ts";
import { type Line, type Run, size } from "./lines.ts";
import { sameWords } from "./title.ts";
import { ancestors, descend, type Element } from "./tree.ts";

type Part = { open: string; close: string; wrap: string; html: string };

/** Kept lines as our own small HTML: paragraphs, headings, lists, quotations and tables of data, no pictures. */
export function renderBody(lines: readonly Line[], base: string | null, title = ""): string {
  const pinyin = countPinyin(lines.map((line) => line.text).join("\n"));
  const tables = new Set<Element>();
  const parts: Part[] = [];
  for (const line of lines) {
    const table = dataTable(line.block);
    if (table) {
      if (!tables.has(table)) parts.push({ open: "", close: "", wrap: "", html: renderTable(table, pinyin) });
      tables.add(table);
    } else if (line.text) parts.push(partOf(line, base, pinyin));
    const alt = line.text || table ? "" : captionOf(line, lines, title);
    if (alt) parts.push({ open: '<p class="center">', close: "</p>", wrap: "", html: escapeHtml(punctuate(`［图：${alt}］`)) });
  }
  return assemble(parts);
}

function assemble(parts: readonly Part[]): string {
  const out: string[] = [];
  let open = "";
  for (const part of parts) {
    if (part.wrap !== open) {
      if (open) out.push(`</${open}>`);
      if (part.wrap) out.push(`<${part.wrap}>`);
      open = part.wrap;
    }
    out.push(`${part.open}${part.html}${part.close}`);
  }
  if (open) out.push(`</${open}>`);
  return out.join("\n");
}

function partOf(line: Line, base: string | null, pinyin: number): Part {
  const html = renderRuns(line.runs, base, pinyin);
  const chain = ancestors(line.block);
  const list = chain.find((element) => element.tag === "li");
  if (list && !chain.slice(0, chain.indexOf(list)).some((element) => element.tag === "table"))
    return { open: "<li>", close: "</li>", wrap: list.parent?.tag === "ol" ? "ol" : "ul", html };
  const wrap = chain.some((element) => element.tag === "blockquote") ? "blockquote" : "";
  if (/^h[1-6]$/.test(line.tag)) {
    const tag = line.tag === "h1" || line.tag === "h2" ? "h2" : "h3";
    return { open: `<${tag}>`, close: `</${tag}>`, wrap, html };
  }
  const side = alignment(line.block);
  return { open: side ? `<p class="${side}">` : "<p>", close: "</p>", wrap, html };
}

function alignment(block: Element | null): "center" | "end" | null {
  if (!block || !/^(?:p|div|h\d|center|section)$/.test(block.tag)) return null;
  if (block.tag === "center") return "center";
  const said = /text-align\s*:\s*(center|right|end)/i.exec(block.attrs.style ?? "")?.[1] ?? block.attrs.align ?? "";
  return /^center$/i.test(said) ? "center" : /^(?:right|end)$/i.test(said) ? "end" : null;
}

/** Punctuation is restored over the whole line, so that a mark beside a bold or linked word sees its neighbours. */
function renderRuns(runs: readonly Run[], base: string | null, pinyin: number): string {
  const clean = runs.map((run) => ({ ...run, text: stripPinyin(run.text.replace(/ {2,}/g, " "), pinyin) }));
  const whole = punctuate(clean.map((run) => run.text).join(""));
  let at = 0;
  return clean
    .map((run) => {
      const text = escapeHtml(whole.slice(at, at + run.text.length));
      at += run.text.length;
      const marked = run.mark && text.trim() ? `<${run.mark}>${text}</${run.mark}>` : text;
      const url = run.href === undefined ? null : resolve(run.href, base);
      return url && text.trim() ? `<a href="${escapeHtml(url)}">${marked}</a>` : marked;
    })
    .join("");
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The text a picture carries when no caption line stands beside it. File names and the like are no captions. */
function captionOf(line: Line, lines: readonly Line[], title: string): string {
  const at = lines.indexOf(line);
  const next = lines[at + 1];
  const alt =
    line.pictures.find((picture) => !picture.linked && (picture.alt.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4 && picture.alt.length <= 120)?.alt ??
    "";
  if (!alt || (next && size(next) > 0 && size(next) <= 60) || /\.(?:jpe?g|png|gif|webp|bmp)$/i.test(alt) || /^(?:图片|点击|加载|二维码)/.test(alt))
    return "";
  return sameWords(alt, title) || lines.some((other) => other.text.includes(alt)) ? "" : alt;
}

const verdicts = new WeakMap<Element, boolean>();

function dataTable(block: Element | null): Element | null {
  const table = ancestors(block).find((element) => element.tag === "table");
  if (!table) return null;
  let verdict = verdicts.get(table);
  if (verdict === undefined) {
    verdict = isDataTable(table);
    verdicts.set(table, verdict);
  }
  return verdict ? table : null;
}

/** Rows and columns of short cells; tables that only lay out a page have few or long cells, or tables inside. */
export function isDataTable(table: Element): boolean {
  let rows = 0;
  let cells = 0;
  let chars = 0;
  for (const element of descend(table)) {
    if (element.tag === "table" || element.tag === "form") return false;
    if (element.tag === "tr") rows += 1;
    else if (element.tag === "td" || element.tag === "th") {
      cells += 1;
      chars += cellText(element).length;
    }
  }
  return rows >= 2 && cells >= rows * 1.5 && cells >= 4 && chars / cells <= 80 && chars > 0;
}

function cellText(cell: Element): string {
  const out: string[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === "string") out.push(child);
      else if (!/^(?:script|style)$/.test(child.tag)) {
        if (/^(?:p|div|br|li)$/.test(child.tag)) out.push("\n");
        walk(child);
      }
    }
  };
  walk(cell);
  return out
    .join("")
    .replace(/[ \t\u00a0\u3000\r]+/g, " ")
    .replace(/ ?\n[\n ]*/g, "\n")
    .trim();
}

function renderTable(table: Element, pinyin: number): string {
  const rows: string[] = [];
  for (const element of descend(table)) {
    if (element.tag !== "tr") continue;
    const cells = element.children.filter((child): child is Element => typeof child !== "string" && (child.tag === "td" || child.tag === "th"));
    if (cells.length > 0) rows.push(`<tr>${cells.map((cell) => renderCell(cell, pinyin)).join("")}</tr>`);
  }
  return `<table><tbody>${rows.join("")}</tbody></table>`;
}

function renderCell(cell: Element, pinyin: number): string {
  const span = (name: "colspan" | "rowspan"): string => (/^(?:[2-9]|[1-9]\d)$/.test(cell.attrs[name] ?? "") ? ` ${name}="${cell.attrs[name]}"` : "");
  const text = cellText(cell)
    .split("\n")
    .map((line) => escapeHtml(punctuate(stripPinyin(line, pinyin))))
    .join("<br>");
  return `<${cell.tag}${span("colspan")}${span("rowspan")}>${text}</${cell.tag}>`;
}
