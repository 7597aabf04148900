/** The parts of ProseMirror's document that are read here. */
type Node = { isTextblock: boolean; isText: boolean; text?: string; nodeSize: number; forEach(visit: (node: Node, at: number) => void): void };
type Root = { descendants(visit: (node: Node, at: number) => boolean | undefined): void };

export type Match = { from: number; to: number };
const most = 2_000;

/** Places of the words in each block of text, from left to right, without overlaps; a match never leaves its block. */
export function findText(doc: Root, words: string, caseSensitive: boolean): Match[] {
  if (!words) return [];
  const matches: Match[] = [];
  const wanted = caseSensitive ? words : lower(words);
  doc.descendants((node, at) => {
    if (!node.isTextblock) return undefined;
    const parts: string[] = [];
    node.forEach((child) => {
      parts.push(child.isText ? (child.text ?? "") : "\uFFFC".repeat(child.nodeSize));
    });
    const text = caseSensitive ? parts.join("") : lower(parts.join(""));
    for (let found = text.indexOf(wanted); found >= 0 && matches.length < most; found = text.indexOf(wanted, found + wanted.length))
      matches.push({ from: at + 1 + found, to: at + 1 + found + wanted.length });
    return false;
  });
  return matches;
}

/** Letter by letter, so that no place moves: the lower case of İ has two letters. */
function lower(text: string): string {
  return text.replace(/[A-Z\u00C0-\u024F\u0370-\u052F\uFF21-\uFF3A]/g, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
