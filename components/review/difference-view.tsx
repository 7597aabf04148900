import type { ReactNode } from "react";
import { type Block, type Difference, movesOf } from "#lib/difference/model.ts";
import { differenceBlock } from "./difference-block.tsx";
import { differenceWords, type Showing, type View } from "./difference-words.tsx";

type Props = {
  difference: Difference;
  /** 对照 in two columns, or 修订 in one. */
  mode: "side" | "inline";
  /** 只看改动: runs of unchanged blocks are folded. */
  folded?: boolean;
  /** Heads of the two columns. */
  heads?: { before: ReactNode; after: ReactNode };
  /** Names of the fields by their keys; a field without a name is not shown. */
  labels?: Readonly<Record<string, string>>;
  /** Left of each block: its number in the text. */
  numbered?: boolean;
  /** False where several differences stand on one page: then no change has an address. */
  addressed?: boolean;
};

/** So many unchanged blocks in a row are worth folding. */
const fewestFolded = 2;
type Stretch = { blocks: Block[]; folded: boolean };

/** What changed from one text to another. It needs no script: each change has an address, #change-3. */
export function DifferenceView({ difference, mode, folded = true, heads, labels = {}, numbered = true, addressed = true }: Props) {
  const placed = new Set<number>();
  const moves = movesOf(difference.blocks);
  const views: View[] = mode === "side" ? ["after", "before"] : ["both"];
  const showing = views.map((view): Showing => ({ view, placed: addressed ? placed : null }));
  // The newer column is rendered first, so that a change's address stands there; the older one is put before it.
  const columns = (render: (showing: Showing) => ReactNode) => showing.map((each) => ({ view: each.view, content: render(each) })).reverse();
  const row = (block: Block, key: string) => (
    <div className="difference-row" key={key} data-kind={block.move === undefined ? block.kind : "moved"}>
      {columns((each) => differenceBlock(block, each, moves)).map(({ view, content }) => (
        <div className="difference-cell" key={view} data-view={view} data-block={block.after[0]?.blockId}>
          {numbered ? <span className="difference-number">{numberOf(block, view)}</span> : null}
          <div className="prose-zh">{content}</div>
        </div>
      ))}
    </div>
  );
  let at = 0;
  return (
    <div className="difference" data-mode={mode}>
      {heads && mode === "side" ? (
        <div className="difference-row difference-heads">
          <div className="difference-cell">
            <span>{heads.before}</span>
          </div>
          <div className="difference-cell">
            <span>{heads.after}</span>
          </div>
        </div>
      ) : null}
      {difference.fields
        .filter(({ name }) => labels[name])
        .map(({ name, segments }) => (
          <div className="difference-row difference-field" key={name} data-kind="changed">
            {columns((each) => differenceWords(segments, each)).map(({ view, content }) => (
              <div className="difference-cell" key={view} data-view={view}>
                <div className="prose-zh">
                  <p className="difference-label">{labels[name]}</p>
                  <p>{content}</p>
                </div>
              </div>
            ))}
          </div>
        ))}
      {stretchesOf(difference.blocks, folded).map((stretch) => {
        const key = `stretch-${at}`;
        const list = stretch.blocks.map((block) => {
          at += 1;
          return row(block, `block-${at}`);
        });
        return stretch.folded ? (
          <details className="difference-fold" key={key}>
            <summary>{foldWords(stretch.blocks)}</summary>
            {list}
          </details>
        ) : (
          list
        );
      })}
    </div>
  );
}

function stretchesOf(blocks: readonly Block[], folded: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of blocks) {
    const isSame = block.kind === "equal" && block.move === undefined;
    const last = stretches.at(-1);
    if (last && last.folded === isSame) last.blocks.push(block);
    else stretches.push({ blocks: [block], folded: isSame });
  }
  return stretches.map((stretch) => ({ ...stretch, folded: folded && stretch.folded && stretch.blocks.length >= fewestFolded }));
}

function foldWords(blocks: readonly Block[]): string {
  const [first, last] = [blocks[0]?.numberAfter, blocks.at(-1)?.numberAfter];
  return `第${first}—${last}段无改动`;
}

function numberOf(block: Block, view: View): string {
  if (view === "before") return String(block.numberBefore !== null && (block.move === undefined || block.kind === "away") ? block.numberBefore : "");
  if (block.numberAfter !== null) return String(block.numberAfter);
  return view === "both" && block.numberBefore !== null ? `原${block.numberBefore}` : "";
}
