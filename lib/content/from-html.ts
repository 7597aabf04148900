import type { ArticleDocument } from "./document.ts";
import { HtmlReader } from "./html-reader.ts";
import { HtmlWalk } from "./html-walk.ts";
import { parseMarkup } from "./parse-markup.ts";

/** A document of stored or foreign HTML: words, structure and this site's pictures stay, nothing else does. */
export function documentFromHtml(html: string): ArticleDocument {
  return new HtmlWalk(new HtmlReader()).document(parseMarkup(html));
}
