/** The parts of ProseMirror's node that are read here. */
type Block = { type: { name: string }; attrs: Record<string, unknown>; textContent: string; nodeSize: number };
type Root = { forEach(visit: (node: Block, offset: number) => void): void };

export type OutlineItem = { at: number; level: 2 | 3 | null; text: string };
export type Measure = { characters: number; paragraphs: number; minutes: number; outline: OutlineItem[]; headed: boolean };

/** Chinese is read at about this many characters a minute. */
const perMinute = 320;
const longest = 20;

/** Counts of an article and what its outline lists: its headings, or the openings of its paragraphs while it has none. */
export function measure(doc: Root): Measure {
  const headings: OutlineItem[] = [];
  const openings: OutlineItem[] = [];
  let characters = 0;
  let paragraphs = 0;
  doc.forEach((node, at) => {
    const text = node.textContent.trim();
    characters += [...text.replace(/\s/g, "")].length;
    if (!text) return;
    paragraphs += 1;
    const short = [...text].slice(0, longest).join("");
    if (node.type.name === "heading") headings.push({ at, level: node.attrs.level === 3 ? 3 : 2, text: short });
    else openings.push({ at, level: null, text: short });
  });
  const headed = headings.length > 0;
  return { characters, paragraphs, minutes: Math.max(1, Math.round(characters / perMinute)), outline: headed ? headings : openings, headed };
}
