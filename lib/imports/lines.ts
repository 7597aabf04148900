import { type Element, nameWords, type Tree } from "./tree.ts";

export type Picture = { address: string; alt: string; width?: number; height?: number; linked?: boolean };
export type Run = { text: string; href?: string; mark?: "strong" | "em" | "sub" | "sup" };
/** One visual line of a page: a paragraph, a heading, a cell, or what stands between two breaks. */
export type Line = {
  index: number;
  text: string;
  runs: Run[];
  linkChars: number;
  block: Element | null;
  tag: string;
  hidden: boolean;
  form: boolean;
  pictures: Picture[];
};

const blocks = new Set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const skipped = new Set(
  "head script style noscript template svg math textarea select iframe object embed audio video canvas map button marquee".split(" "),
);
const marks: Record<string, Run["mark"]> = { b: "strong", strong: "strong", em: "em", i: "em", sub: "sub", sup: "sup" };
const wide = /[\u00a0\u3000]/;
/** Marks without a shape, and the private area that icon fonts use. */
const invisible = /[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad\ue000-\uf8ff]/g;

type State = { hidden: boolean; form: boolean; href?: string; mark?: Run["mark"] };

/** The lines of a page in reading order. Hidden lines are kept and marked: old templates hide their metadata. */
export function linesOf(tree: Tree): Line[] {
  const lines: Line[] = [];
  let runs: Run[] = [];
  let pictures: Picture[] = [];
  const flush = (block: Element | null, state: State): void => {
    const tidy = tidyRuns(runs);
    if (tidy.length > 0 || pictures.length > 0) lines.push(lineOf(lines.length, tidy, pictures, block, state));
    runs = [];
    pictures = [];
  };
  const walk = (element: Element, block: Element | null, state: State): void => {
    for (const child of element.children) {
      if (typeof child === "string")
        runs.push({ text: child, ...(state.href === undefined ? {} : { href: state.href }), ...(state.mark ? { mark: state.mark } : {}) });
      else if (child.tag === "br" || child.tag === "hr") flush(block, state);
      else if (child.tag === "img")
        pictures.push({ ...pictureOf(child), ...(state.href ? { linked: !/\.(?:jpe?g|png|gif|webp|bmp)$/i.test(state.href) } : {}) });
      else if (!skipped.has(child.tag)) step(child, block, state);
    }
  };
  const step = (child: Element, block: Element | null, state: State): void => {
    const inner = stateOf(child, state);
    if (!blocks.has(child.tag)) return walk(child, block, inner);
    flush(block, state);
    walk(child, child, inner);
    flush(child, inner);
  };
  walk(tree.root, null, { hidden: false, form: false });
  flush(null, { hidden: false, form: false });
  return lines;
}

/** The lines of bare text. */
export function linesOfText(text: string): Line[] {
  const lines: Line[] = [];
  for (const part of text.replace(/\r\n?/g, "\n").split("\n")) {
    const runs = tidyRuns([{ text: part }]);
    if (runs.length > 0) lines.push(lineOf(lines.length, runs, [], null, { hidden: false, form: false }));
  }
  return lines;
}

function stateOf(element: Element, state: State): State {
  const next = { ...state };
  if (/display\s*:\s*none/i.test(element.attrs.style ?? "") || "hidden" in element.attrs) next.hidden = true;
  if (element.tag === "form" && !nameWords(element).some((word) => /^(?:form1|aspnetform)$/.test(word))) next.form = true;
  if (element.tag === "a") next.href = element.attrs.href ?? "";
  const mark = marks[element.tag];
  if (mark) next.mark = mark;
  return next;
}

function pictureOf(image: Element): Picture {
  const { attrs } = image;
  const address = [attrs["data-original"], attrs["data-src"], attrs["data-lazy-src"], attrs.original, attrs.src].find((value) => value?.trim()) ?? "";
  const size = (text: string | undefined): number | undefined => (text && /^\d+/.test(text) ? Number.parseInt(text, 10) : undefined);
  const [width, height] = [size(attrs.width), size(attrs.height)];
  return {
    address: address.trim(),
    alt: (attrs.alt ?? "").trim(),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** White space as a reader sees it. A gap of several wide blanks stays two blanks, because old pages part fields with it. */
function tidyRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  let blank = true;
  for (const run of runs) {
    const text = run.text.replace(invisible, "").replace(/[\s\u00a0\u3000]+/g, (gap) => (gap.length > 1 && wide.test(gap) ? "  " : " "));
    const kept: string = blank ? text.trimStart() : text;
    if (!kept) continue;
    blank = kept.endsWith(" ");
    const last = out.at(-1);
    if (last && last.href === run.href && last.mark === run.mark) last.text += kept;
    else out.push({ ...run, text: kept });
  }
  while (out.length > 0) {
    const last = out[out.length - 1];
    if (!last) break;
    last.text = last.text.trimEnd();
    if (last.text) break;
    out.pop();
  }
  return out;
}

function lineOf(index: number, runs: Run[], pictures: Picture[], block: Element | null, state: State): Line {
  const text = runs.map((run) => run.text).join("");
  const linkChars = runs.reduce((sum, run) => sum + (run.href === undefined ? 0 : run.text.replace(/\s/g, "").length), 0);
  return { index, text, runs, linkChars, block, tag: block?.tag ?? "p", hidden: state.hidden, form: state.form, pictures };
}

export function size(line: Line): number {
  return line.text.replace(/\s/g, "").length;
}

/** Share of a line's characters that are links, 0–1. */
export function linkShare(line: Line): number {
  const chars = size(line);
  return chars === 0 ? 0 : line.linkChars / chars;
}
