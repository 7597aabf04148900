import { newBlockId } from "./block-ids.ts";
import type { DocumentMark, DocumentNode } from "./document.ts";
import { type Look, marksOf } from "./markup.ts";

export type Shape = { type: "paragraph"; align: string | null } | { type: "heading"; level: 2 | 3 };

export const block = (type: string, attrs: Record<string, unknown> = {}, content?: DocumentNode[]): DocumentNode => ({
  type,
  attrs: { ...attrs, blockId: newBlockId() },
  ...(content && { content }),
});
export const paragraph = (content?: DocumentNode[]): DocumentNode => block("paragraph", { align: null }, content);

/** How paragraphs are read where they were not written for us. */
export type Habits = {
  /** Two breaks, or a break and an indent, begin a new paragraph. */
  breaksPart: boolean;
  /** Takes the indent off a paragraph's first words. */
  unindent(text: string): string;
};

type Run = { parts: string[]; marks: DocumentMark[]; key: string } | { node: DocumentNode };
const isBreak = (node: DocumentNode | undefined) => node?.type === "hardBreak";
const indent = /^[\u3000\u2003]|^[\u00a0\u2002 ]{2}/;

/** Gathers words into paragraphs, with white space as a browser shows it. */
export class BlockBuilder {
  readonly blocks: DocumentNode[] = [];
  private readonly shape: Shape;
  private readonly habits: Habits | null;
  private runs: Run[] = [];
  private spaced = true;
  private pictures: DocumentNode[] = [];

  constructor(shape: Shape, habits: Habits | null) {
    this.shape = shape;
    this.habits = habits;
  }

  text(value: string, look: Look): void {
    const words = value.replaceAll("\u0000", "").toWellFormed();
    if (!look.pre) return this.words(words.replaceAll(/[ \t\r\n\f]+/g, " "), look);
    words.split(/\r\n?|\n/).forEach((line, at) => {
      if (at > 0) this.lineBreak();
      this.words(look.pre === "lines" ? line.replaceAll(/[ \t\f]+/g, " ") : line, look);
    });
  }

  private words(value: string, look: Look): void {
    const text = look.pre !== true && this.spaced && value.startsWith(" ") ? value.slice(1) : value;
    if (!text) return;
    this.spaced = text.endsWith(" ");
    const marks = marksOf(look, this.shape.type === "heading");
    const key = JSON.stringify(marks);
    const last = this.runs.at(-1);
    if (last && "parts" in last && last.key === key) last.parts.push(text);
    else this.runs.push({ parts: [text], marks, key });
  }

  lineBreak(): void {
    if (this.pictures.length > 0) return this.flush();
    this.trimEnd();
    this.inline({ type: "hardBreak" });
  }

  inline(node: DocumentNode): void {
    this.runs.push({ node });
    this.spaced = node.type === "hardBreak";
  }

  /** A picture is a block of its own: it never cuts a sentence in two. */
  picture(node: DocumentNode): void {
    const last = this.runs.findLast((run) => "node" in run || run.parts.some((part) => part !== " "));
    if (last && !("node" in last && isBreak(last.node))) this.pictures.push(node);
    else this.add(node);
  }

  add(...nodes: DocumentNode[]): void {
    this.flush();
    this.blocks.push(...nodes);
  }

  private trimEnd(): void {
    for (let last = this.runs.at(-1); last && "parts" in last; last = this.runs.at(-1)) {
      const part = withoutTail(last.parts.pop() ?? "");
      if (part) {
        last.parts.push(part);
        return;
      }
      if (last.parts.length === 0) this.runs.pop();
    }
  }

  flush(): void {
    this.trimEnd();
    const inline = this.runs.map((run) =>
      "node" in run ? run.node : { type: "text", text: run.parts.join(""), ...(run.marks.length > 0 && { marks: run.marks }) },
    );
    this.runs = [];
    this.spaced = true;
    for (const part of this.habits?.breaksPart && this.shape.type === "paragraph" ? partAtBreaks(inline) : [inline]) this.finish(part);
    this.blocks.push(...this.pictures);
    this.pictures = [];
  }

  private finish(inline: DocumentNode[]): void {
    while (isBreak(inline.at(-1))) inline.pop();
    let start = 0;
    for (; start < inline.length; start += 1) {
      const first = inline[start];
      if (!first || (first.text === undefined && !isBreak(first))) break;
      if (first.text === undefined || !this.habits) {
        if (isBreak(first)) continue;
        break;
      }
      first.text = this.habits.unindent(first.text);
      if (first.text) break;
    }
    const content = inline.slice(start);
    if (!content.some((each) => (each.text === undefined ? !isBreak(each) : /[^\s\u200b\ufeff]/.test(each.text)))) return;
    const { type, ...attrs } = this.shape;
    this.blocks.push(block(type, attrs, content));
  }
}

function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === " ") end -= 1;
  return text.slice(0, end);
}

function partAtBreaks(inline: DocumentNode[]): DocumentNode[][] {
  const parts: DocumentNode[][] = [[]];
  inline.forEach((node, at) => {
    const next = inline[at + 1];
    if (isBreak(node) && (isBreak(next) || indent.test(next?.text ?? ""))) parts.push([]);
    else if (!(isBreak(node) && parts.at(-1)?.length === 0)) parts.at(-1)?.push(node);
  });
  return parts;
}
