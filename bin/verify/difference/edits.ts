import type { DocumentNode } from "#lib/content/document.ts";

/** A number under `below`, the same for the same seed. */
export type Random = (below: number) => number;
export function randomOf(seed: number): Random {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

export const paragraph = (text: string): DocumentNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const cell = (text: string): DocumentNode => ({ type: "tableCell", content: [paragraph(text)] });
export const tableOf = (rows: readonly (readonly string[])[]): DocumentNode => ({
  type: "table",
  content: rows.map((row) => ({ type: "tableRow", content: row.map(cell) })),
});
export const listOf = (items: readonly string[]): DocumentNode => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});
export const picture = (name: string, caption: string): DocumentNode => ({
  type: "picture",
  attrs: { mediaId: null, src: `/files/${name}.webp`, alt: caption, caption, decorative: false },
});

type Editor = (blocks: DocumentNode[], random: Random, other: (length: number) => string) => number | null;

const textOf = (block: DocumentNode | undefined) =>
  block?.type === "paragraph" && block.content?.length === 1 ? (block.content[0]?.text ?? "") : "";
/** The place of a paragraph that is long enough, or -1. */
function place(blocks: readonly DocumentNode[], random: Random, least = 16): number {
  const long = blocks.flatMap((block, at) => ([...textOf(block)].length >= least ? [at] : []));
  return long.length > 0 ? (long[random(long.length)] ?? -1) : -1;
}
const put = (text: string, at: number, gone: number, come: string) => text.slice(0, at) + come + text.slice(at + gone);
const clauseEnds = (text: string) => [...text.matchAll(/[，。；]/g)].map(({ index }) => index + 1).filter((at) => at > 5 && at < text.length - 5);

export const editors: Record<string, Editor> = {
  "insert words": (blocks, random, other) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const words = other(2 + random(10));
    blocks[at] = paragraph(put(text, 1 + random(text.length - 1), 0, words));
    return words.length;
  },
  "delete words": (blocks, random) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const gone = 2 + random(8);
    blocks[at] = paragraph(put(text, 1 + random(text.length - gone - 2), gone, ""));
    return gone;
  },
  "replace words": (blocks, random, other) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const [gone, words] = [2 + random(6), other(2 + random(8))];
    blocks[at] = paragraph(put(text, 1 + random(text.length - gone - 2), gone, words));
    return gone + words.length;
  },
  "rewrite a clause": (blocks, random, other) => {
    const at = place(blocks, random, 30);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const [from, words] = [2 + random(text.length - 26), other(10)];
    const mixed = [...text].map((letter, index) => (index >= from && index < from + 20 && index % 2 === 0 ? words[(index - from) >> 1] : letter));
    blocks[at] = paragraph(mixed.join(""));
    return 20;
  },
  "change a figure": (blocks, random) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const where = 3 + random(text.length - 6);
    const old = `${20 + random(70)}.${random(10)}%`;
    const now = `${20 + random(70)}.${random(10)}%`;
    blocks[at] = paragraph(put(text, where, 0, `增长${now}，`));
    // Written into the older text by whoever calls, through this note.
    blocks.push({ type: "note", attrs: { at, text: put(text, where, 0, `增长${old}，`) } });
    return old === now ? 0 : old.length + now.length;
  },
  "insert a block": (blocks, random, other) => {
    const words = other(40);
    blocks.splice(random(blocks.length + 1), 0, paragraph(words));
    return words.length;
  },
  "delete a block": (blocks, random) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    return textOf(blocks.splice(at, 1)[0]).length;
  },
  "move a block": (blocks, random) => {
    const at = place(blocks, random);
    if (at < 0 || blocks.length < 3) return null;
    const [block] = blocks.splice(at, 1);
    const places = Array.from({ length: blocks.length + 1 }, (_, to) => to).filter((to) => to !== at);
    if (block) blocks.splice(places[random(places.length)] ?? 0, 0, block);
    return 0;
  },
  "split a paragraph": (blocks, random) => {
    const fit = blocks.flatMap((block, at) => (clauseEnds(textOf(block)).length > 0 ? [at] : []));
    const at = fit[random(Math.max(1, fit.length))];
    if (at === undefined) return null;
    const text = textOf(blocks[at]);
    const ends = clauseEnds(text);
    const cut = ends[random(ends.length)] ?? 0;
    blocks.splice(at, 1, paragraph(text.slice(0, cut)), paragraph(text.slice(cut)));
    return 0;
  },
  "join paragraphs": (blocks, random) => {
    const fit = blocks.flatMap((block, at) => (textOf(block).length > 5 && textOf(blocks[at + 1]).length > 5 ? [at] : []));
    const at = fit[random(Math.max(1, fit.length))];
    if (at === undefined) return null;
    blocks.splice(at, 2, paragraph(textOf(blocks[at]) + textOf(blocks[at + 1])));
    return 0;
  },
  "table cell": (blocks, random, other) => {
    const table = blocks.find(({ type }) => type === "table");
    const row = table?.content?.[random(table.content.length)];
    if (!row?.content) return null;
    const at = random(row.content.length);
    const old = row.content[at]?.content?.[0];
    const words = other(3);
    row.content[at] = cell(words);
    return (textOf(old) === words ? 0 : textOf(old).length) + words.length;
  },
  "table row or column": (blocks, random, other) => {
    const table = blocks.find(({ type }) => type === "table");
    if (!table?.content) return null;
    const at = random(4);
    if (random(2) === 0) {
      const gone = table.content.splice(Math.min(at, table.content.length - 1), 1)[0];
      return (gone?.content ?? []).reduce((sum, each) => sum + textOf(each.content?.[0]).length, 0);
    }
    let come = 0;
    for (const row of table.content) {
      const words = other(4);
      come += words.length;
      row.content?.splice(at % ((row.content.length ?? 0) + 1), 0, cell(words));
    }
    return come;
  },
  picture: (blocks, random, other) => {
    const at = blocks.findIndex(({ type }) => type === "picture");
    const old = blocks[at];
    if (!old) return null;
    const way = random(4);
    if (way === 0) blocks.splice(at, 1);
    if (way === 1) blocks[at] = { ...old, attrs: { ...old.attrs, src: `/files/new${random(99)}.webp` } };
    if (way === 2) blocks[at] = { ...old, attrs: { ...old.attrs, alt: other(8) } };
    if (way === 3) blocks.splice(random(at + 1), 0, picture(`more${random(99)}`, other(9)));
    return 0;
  },
  mark: (blocks, random) => {
    const at = place(blocks, random);
    if (at < 0) return null;
    const text = textOf(blocks[at]);
    const from = random(text.length - 8);
    const to = from + 2 + random(6);
    const mark = random(2) === 0 ? { type: "bold" } : { type: "link", attrs: { href: "https://www.example.org/" } };
    const parts = [text.slice(0, from), text.slice(from, to), text.slice(to)];
    blocks[at] = {
      type: "paragraph",
      content: parts.flatMap((part, index) => (part ? [{ type: "text", text: part, ...(index === 1 && { marks: [mark] }) }] : [])),
    };
    return to - from;
  },
  "list item": (blocks, random, other) => {
    const items = blocks.find(({ type }) => type === "bulletList")?.content;
    if (!items) return null;
    const [at, words] = [random(items.length), other(12)];
    const old = textOf(items[at]?.content?.[0]);
    if (random(2) === 0) items.splice(at, 1);
    else items.splice(at, 0, { type: "listItem", content: [paragraph(words)] });
    return items.length === 3 ? old.length : words.length;
  },
  "title or level": (blocks, random) => {
    const at = place(blocks, random);
    const old = blocks[at];
    if (!old) return null;
    blocks[at] = { ...old, type: "heading", attrs: { level: 2 + random(2) } };
    return 0;
  },
};

const together = ["insert words", "delete words", "replace words", "insert a block", "delete a block", "move a block", "split a paragraph", "mark"];
editors["four at once"] = (blocks, random, other) => {
  const done = Array.from({ length: 4 }, () => editors[together[random(together.length)] ?? ""]?.(blocks, random, other) ?? 0);
  return done.reduce((sum, each) => sum + each, 0);
};

/** The text before and after one edit of a kind, or null where the text has no place for it. */
export function edited(
  kind: string,
  text: readonly DocumentNode[],
  random: Random,
  other: (length: number) => string,
): { before: DocumentNode[]; after: DocumentNode[]; minimal: number } | null {
  const before = structuredClone([...text]);
  const after = structuredClone([...text]);
  const minimal = editors[kind]?.(after, random, other) ?? null;
  if (minimal === null) return null;
  const note = after.at(-1);
  if (note?.type === "note") {
    after.pop();
    before[Number(note.attrs?.at)] = paragraph(String(note.attrs?.text));
  }
  return { before, after, minimal };
}
