import type { Extensions } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { renderToHTMLString } from "@tiptap/static-renderer/pm/html-string";
import { fileSize } from "#lib/writing/file-size.ts";
import type { ArticleDocument } from "./document.ts";
import { contentExtensions } from "./extensions.ts";
import { numberings } from "./numberings.ts";
import { countCharacters, plainText } from "./plain-text.ts";
import { pictureSizes, sanitize } from "./sanitize.ts";
import { isOwnPath } from "./urls.ts";

/** Sizes of a picture that were made at upload, by its id. */
export type MediaVariants = ReadonlyMap<number, { variants: readonly { width: number; path: string; mediaType?: string }[] }>;
/** What is stored beside the document: its HTML, its words, how many there are, and what it uses of the library. */
export type Rendered = { html: string; plainText: string; characters: number; mediaIds: number[] };

let extensions: Extensions | undefined;
const escapeText = (value: unknown) =>
  String(value ?? "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
const escapeAttribute = (value: unknown) => escapeText(value).replaceAll('"', "&quot;");

function renderPicture({ attrs }: Node, media?: MediaVariants): string {
  if (typeof attrs.src !== "string" || !isOwnPath(attrs.src)) return "";
  const size = attrs.width && attrs.height ? ` width="${Number(attrs.width)}" height="${Number(attrs.height)}"` : "";
  const variants = (media?.get(attrs.mediaId)?.variants ?? []).filter((each) => !each.mediaType || each.mediaType === "image/webp");
  const set = variants.map((each) => `${each.path} ${each.width}w`).join(", ");
  const sizes = set ? ` srcset="${escapeAttribute(set)}" sizes="${pictureSizes}"` : "";
  const image = `<img src="${escapeAttribute(attrs.src)}"${sizes} alt="${attrs.decorative ? "" : escapeAttribute(attrs.alt)}"${size} loading="lazy">`;
  const linked = attrs.href ? `<a href="${escapeAttribute(attrs.href)}">${image}</a>` : image;
  const words = `${attrs.caption}${attrs.source ? `（来源：${attrs.source}）` : ""}`;
  return `<figure>${linked}${words ? `<figcaption>${escapeText(words)}</figcaption>` : ""}</figure>`;
}

function renderAttachment({ attrs }: Node): string {
  if (typeof attrs.href !== "string" || !isOwnPath(attrs.href)) return "";
  return `<p><a href="${escapeAttribute(attrs.href)}">${escapeText(attrs.name)}</a>（${fileSize(Number(attrs.bytes))}）</p>`;
}

/** A cell or item that begins with its only plain paragraph needs no paragraph tags around those words. */
function tight(node: Node, children: string | string[] | undefined): string {
  const parts = [children ?? []].flat();
  const first = node.firstChild;
  const later = Array.from({ length: Math.max(0, node.childCount - 1) }, (_, at) => node.child(at + 1).type.name);
  if (first?.type.name !== "paragraph" || first.attrs.align || later.some((name) => !name.endsWith("List"))) return parts.join("");
  return [parts[0]?.replace(/^<p>/, "").replace(/<\/p>$/, ""), ...parts.slice(1)].join("");
}

function cell(tag: "td" | "th", node: Node, children: string | string[] | undefined): string {
  const span = (name: "colspan" | "rowspan") => (Number(node.attrs[name]) > 1 ? ` ${name}="${Number(node.attrs[name])}"` : "");
  return `<${tag}${span("colspan")}${span("rowspan")}>${tight(node, children)}</${tag}>`;
}

const joined = (children: string | string[] | undefined) => [children ?? []].flat().join("");

/** The page's HTML of a document that parseDocument let through. */
export function renderDocument(document: ArticleDocument, media?: MediaVariants): Rendered {
  const notes: string[] = [];
  const mediaIds = new Set<number>();
  const use = (node: Node) => typeof node.attrs.mediaId === "number" && mediaIds.add(node.attrs.mediaId);
  extensions ??= contentExtensions();
  const body = renderToHTMLString({
    content: document,
    extensions,
    options: {
      nodeMapping: {
        picture: ({ node }) => {
          use(node);
          return renderPicture(node, media);
        },
        attachment: ({ node }) => {
          use(node);
          return renderAttachment(node);
        },
        footnote: ({ node }) => {
          const number = notes.push(String(node.attrs.text));
          return `<sup><a href="#fn-${number}" id="fnref-${number}">${number}</a></sup>`;
        },
        orderedList: ({ node, children }) => {
          const start = Number(node.attrs.start) > 1 ? ` start="${Number(node.attrs.start)}"` : "";
          const named = numberings.find(([type]) => type === node.attrs.type)?.[1];
          return `<ol${start}${named ? ` class="${named}"` : ""}>${joined(children)}</ol>`;
        },
        listItem: ({ node, children }) => `<li>${tight(node, children)}</li>`,
        table: ({ children }) => `<table><tbody>${joined(children)}</tbody></table>`,
        tableRow: ({ children }) => `<tr>${joined(children)}</tr>`,
        tableCell: ({ node, children }) => cell("td", node, children),
        tableHeader: ({ node, children }) => cell("th", node, children),
      },
    },
  });
  const list = (back: (number: number) => string) =>
    notes.length === 0 ? "" : `<ol>${notes.map((note, at) => `<li id="fn-${at + 1}">${escapeText(note)}${back(at + 1)}</li>`).join("")}</ol>`;
  const html = sanitize(body + list((number) => ` <a href="#fnref-${number}">返回正文</a>`));
  const words = plainText(notes.length === 0 ? html : sanitize(body + list(() => "")));
  return { html, plainText: words, characters: countCharacters(words), mediaIds: [...mediaIds] };
}
