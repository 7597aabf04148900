import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from "parse5";

export type MarkupNode = DefaultTreeAdapterMap["node"];
export type Markup = DefaultTreeAdapterMap["element"];

/** A parser walks through all open elements for each new one: hostile depth would cost hours. No text has it. */
const deepest = 2_000;
/** Unclosed formatting is opened again in every paragraph, so a parser can make far more elements than were written. */
const growth = 4;

class Absurd extends Error {}

/** The tree of any HTML in time linear in its length; of absurd nesting only the words, a line for each element. */
export function parseMarkup(html: string): MarkupNode[] {
  try {
    return guarded(html);
  } catch (error) {
    if (!(error instanceof Absurd || error instanceof RangeError)) throw error;
    const words = html
      .replaceAll(/<(script|style|template|noscript|iframe)\b[^<>]*>[^<]*<\/\1>/gi, "\n")
      .replaceAll(/<[^<>]*>/g, "\n")
      .replaceAll("<", "&lt;");
    return parseFragment(
      words
        .split("\n")
        .filter((line) => line.trim())
        .map((line) => `<p>${line}</p>`)
        .join(""),
    ).childNodes;
  }
}

function guarded(html: string): MarkupNode[] {
  const most = 10_000 + growth * (html.match(/</g)?.length ?? 0);
  let open = 0;
  let made = 0;
  return parseFragment(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...named) {
        made += 1;
        if (made > most) throw new Absurd();
        return defaultTreeAdapter.createElement(...named);
      },
      onItemPush() {
        open += 1;
        if (open > deepest) throw new Absurd();
      },
      onItemPop() {
        open -= 1;
      },
    },
  }).childNodes;
}
