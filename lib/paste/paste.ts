import { paragraph } from "#lib/content/block-builder.ts";
import type { ArticleDocument } from "#lib/content/document.ts";
import { HtmlWalk } from "#lib/content/html-walk.ts";
import { parseMarkup } from "#lib/content/parse-markup.ts";
import { type Change, changesOf, originOf } from "./changes.ts";
import { PasteReader } from "./paste-reader.ts";
import type { PastedPicture } from "./pasted-pictures.ts";

export type Pasted = { document: ArticleDocument; changes: Change[]; pictures: PastedPicture[] };

/** What the clipboard held as a clean document. Runs in the browser and on the server, and touches nothing else. */
export function pasteToDocument(html: string, { rtf }: { rtf?: string } = {}): Pasted {
  const fragment = html.replace(/^Version:[^<]{0,1000}(?=<)/i, "");
  if (!/<[a-z!/?]/i.test(fragment) && !/&(?:[a-z]{2,8}|#\d+);/i.test(fragment)) return textToDocument(fragment);
  const origin = originOf(fragment);
  const reader = new PasteReader(origin.isOffice);
  const document = new HtmlWalk(reader).document(parseMarkup(fragment));
  const pictures = reader.pictures.list(rtf);
  return { document, pictures, changes: changesOf(document, reader, pictures, origin) };
}

/** Plain text: every line a paragraph. */
export function textToDocument(text: string): Pasted {
  let unindented = 0;
  const lines = text
    .replaceAll("\u0000", "")
    .toWellFormed()
    .split(/\r\n?|[\n\u2028\u2029\f\v]/);
  const content = lines.flatMap((line) => {
    const words = line.trim();
    if (words && /^[\s\u3000]/.test(line)) unindented += 1;
    return words ? [paragraph([{ type: "text", text: words }])] : [];
  });
  return {
    document: { type: "doc", content: content.length > 0 ? content : [paragraph()] },
    changes: unindented > 0 ? [{ kind: "cleaned", label: `去掉了${unindented}处段首空格`, count: unindented }] : [],
    pictures: [],
  };
}
