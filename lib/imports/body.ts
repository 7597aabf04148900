import { type Line, linkShare, size } from "./lines.ts";
import { judgeSections } from "./sections.ts";
import { ancestors, type Element, within } from "./tree.ts";
import { endings, type Kind, kindOf } from "./vocabulary.ts";

export type Judged = { line: Line; kind: Kind; value: number };
export type Span = { from: number; to: number };

const worth: Record<Exclude<Kind, "prose" | "short" | "links">, number> = {
  meta: -4,
  tool: -6,
  share: -15,
  breadcrumb: -15,
  neighbour: -15,
  related: -25,
  comment: -25,
  footer: -40,
  notice: -25,
  editor: -2,
  pager: -4,
  form: -20,
  mark: -1,
};

/** `2012年6月24日` alone may open or sign an article. */
const bareDate = /^[\s（(]*[\d〇○零一二三四五六七八九十]{4} ?年 ?[\d一二三四五六七八九十]{1,2} ?月 ?[\d一二三四五六七八九十]{1,3} ?日[\s）)]*$/;

/** Gives each line its kind and its worth for an article's body: prose is positive, the furniture of a page negative. */
export function judge(lines: readonly Line[]): Judged[] {
  const judged = lines.map((line) => {
    const kind = line.tag === "td" && size(line) <= 12 && /^[\d.:%／/～~,，\-+—]+$/.test(line.text) ? "short" : kindOf(line);
    return { line, kind, value: valueAt(line, kind) * (line.hidden ? 0.15 : 1) };
  });
  return judgeSections(judged);
}

function valueAt(line: Line, kind: Kind): number {
  const own = size(line) - line.linkChars;
  if (kind === "prose") return Math.min(own, 300) + Math.min(40, 3 * (line.text.match(/[，。！？；、,.;!?]/g)?.length ?? 0));
  if (kind === "short") return line.text ? Math.min(own, 20) * 0.5 - (linkShare(line) > 0.3 ? 4 : 0) : 0;
  if (kind === "links") return -6 - Math.min(line.linkChars, 40) * 0.5;
  if (kind === "meta" && bareDate.test(line.text)) return 0.5;
  return worth[kind];
}

/** Sum of worth below every element. */
export function weigh(judged: readonly Judged[]): Map<Element, number> {
  const sums = new Map<Element, number>();
  for (const { line, value } of judged) for (const element of ancestors(line.block)) sums.set(element, (sums.get(element) ?? 0) + value);
  return sums;
}

/** The element with the greatest net worth; of equals the innermost. One that follows the title is preferred. */
export function chooseContainer(judged: readonly Judged[], sums: ReadonlyMap<Element, number>, titleIndex: number): Element | null {
  const first = firstProse(judged);
  let best: { element: Element; score: number } | null = null;
  for (const [element, sum] of sums) {
    const start = first.get(element);
    if (start === undefined) continue;
    const follows = titleIndex >= 0 && start > titleIndex && start - titleIndex < 60;
    const score = sum * (follows ? 1.3 : 1);
    if (!best || score > best.score + 0.01 || (Math.abs(score - best.score) <= 0.01 && element.depth > best.element.depth)) best = { element, score };
  }
  return best && best.score > 0 ? boxOf(best.element, sums) : null;
}

/** A single paragraph stands in a box with its pictures, when nothing else there counts against it. */
function boxOf(element: Element, sums: ReadonlyMap<Element, number>): Element {
  const { parent } = element;
  if (!/^(?:p|font|center|h[1-6]|li)$/.test(element.tag) || !parent || /^(?:body|html|#root)$/.test(parent.tag)) return element;
  return (sums.get(parent) ?? 0) >= (sums.get(element) ?? 0) - 0.01 ? boxOf(parent, sums) : element;
}

function firstProse(judged: readonly Judged[]): Map<Element, number> {
  const first = new Map<Element, number>();
  for (const { line, kind } of judged) {
    if (kind !== "prose" && kind !== "short") continue;
    for (const element of ancestors(line.block)) if (!first.has(element)) first.set(element, line.index);
  }
  return first;
}

/** Lines of a container; its inner boxes of negative worth (lists of links, forms, author cards) are left out. */
export function linesWithin(judged: readonly Judged[], container: Element, sums: ReadonlyMap<Element, number>): Judged[] {
  return judged.filter(({ line }) => {
    if (!within(line.block, container)) return false;
    for (let at = line.block; at && at !== container; at = at.parent) if (isBox(at) && (sums.get(at) ?? 0) < -10) return false;
    return true;
  });
}

function isBox(element: Element): boolean {
  return /^(?:div|ul|ol|dl|section|aside|nav|footer|header|form|table|p)$/.test(element.tag);
}

/** The run of lines with the greatest sum (Kadane). */
export function bestRun(judged: readonly Judged[]): Span {
  let best: Span & { sum: number } = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  judged.forEach(({ value }, at) => {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += value;
    if (sum > best.sum) best = { from, to: at + 1, sum };
  });
  return { from: best.from, to: best.to };
}

/** Cuts at the first line that ends an article, provided most of the prose stands before it. */
export function cutTail(judged: readonly Judged[], share = 0.55): Judged[] {
  const mass = judged.map(({ line, kind }) => (kind === "prose" || kind === "short" ? size(line) - line.linkChars : 0));
  const total = mass.reduce((sum, value) => sum + value, 0);
  let before = 0;
  for (let at = 0; at < judged.length; at += 1) {
    const entry = judged[at];
    if (entry && ((endings.has(entry.kind) && before >= total * share) || (entry.kind === "editor" && before >= total * (share + 0.15))))
      return judged.slice(0, at);
    before += mass[at] ?? 0;
  }
  return [...judged];
}
