import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { DomainError } from "#lib/errors.ts";
import { newBlockId } from "./block-ids.ts";
import { contentExtensions } from "./extensions.ts";
import { isSafeLink } from "./urls.ts";

export type DocumentMark = { type: string; attrs?: Record<string, unknown> };
export type DocumentNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentNode[];
  marks?: DocumentMark[];
  text?: string;
};
/** ProseMirror's JSON of an article; its root is of type doc. */
export type ArticleDocument = DocumentNode & { type: "doc"; content: DocumentNode[] };

const mostBytes = 1_048_576;
const mostNodes = 20_000;
const deepest = 100;

export const contentSchema = getSchema(contentExtensions());

function refuse(message: string): never {
  throw new DomainError("invalid", { message });
}

/** Without recursion, so that a hostile depth is counted before anything else looks at it. */
function demandLimits(json: unknown): void {
  const open: [unknown, number][] = [[json, 0]];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    nodes += 1;
    if (nodes > mostNodes) refuse(`正文超过${mostNodes}个段落和片段，请分成几篇`);
    if (depth > deepest) refuse("正文的层次太深，无法保存");
    if (typeof node !== "object" || node === null || !("type" in node)) refuse("正文的格式不对，无法保存");
    const content = "content" in node ? node.content : undefined;
    if (content === undefined || content === null) continue;
    if (!Array.isArray(content)) refuse("正文的格式不对，无法保存");
    for (const child of content) open.push([child, depth + 1]);
  }
}

/** The document as the schema knows it: within the limits, without unknown attributes, with an id for each block. */
export function parseDocument(input: unknown): ArticleDocument {
  demandLimits(input);
  const written = JSON.stringify(input);
  if (Buffer.byteLength(written) > mostBytes) refuse("正文超过1 MB，请分成几篇");
  if (/\\u0000/.test(written) || !written.isWellFormed() || /\\ud[89a-f]/i.test(written)) refuse("正文里有无法保存的字符");
  let node: Node;
  try {
    node = Node.fromJSON(contentSchema, input);
    node.check();
  } catch {
    return refuse("正文的格式不对，无法保存");
  }
  if (node.type.name !== "doc") refuse("正文的格式不对，无法保存");
  const document = toDocument(node);
  return document;
}

/** Plain objects only: ProseMirror's attributes have no prototype, which React refuses to hand to a client. */
function toDocument(node: Node): ArticleDocument {
  const seen = new Set<string>();
  const document: ArticleDocument = JSON.parse(JSON.stringify(node));
  const visit = (each: DocumentNode): void => {
    if (each.attrs && "blockId" in each.attrs) {
      const id = each.attrs.blockId;
      if (typeof id !== "string" || id.length > 40 || seen.has(id)) each.attrs.blockId = newBlockId();
      seen.add(String(each.attrs.blockId));
    }
    if (each.marks) each.marks = each.marks.filter((mark) => mark.type !== "link" || isSafeLink(String(mark.attrs?.href)));
    each.content?.forEach(visit);
  };
  visit(document);
  return document;
}

export function emptyDocument(): ArticleDocument {
  return { type: "doc", content: [{ type: "paragraph", attrs: { align: null, blockId: newBlockId() } }] };
}

export { renderDocument } from "./render.ts";
