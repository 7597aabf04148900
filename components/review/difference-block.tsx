import { Fragment, type ReactNode } from "react";
import { isOwnPath } from "#lib/content/urls.ts";
import { type Block, movesOf, type Shape } from "#lib/difference/model.ts";
import { reshapedOf } from "#lib/difference/reshaped.ts";
import { fileSize } from "#lib/writing/file-size.ts";
import { addressOf, differenceWords, type Showing } from "./difference-words.tsx";

const units: Record<string, string> = { listItem: "项", tableRow: "行" };
const placeOf = (number: number | null, block: Block) => `第${number ?? "?"}${units[(block.before[0] ?? block.after[0])?.type ?? ""] ?? "段"}`;

/** Blocks of one level; `moves` finds the new place of what is away. */
export function differenceBlocks(blocks: readonly Block[], showing: Showing): ReactNode {
  const moves = movesOf(blocks);
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a difference is shown once and never reordered
    <Fragment key={at}>{differenceBlock(block, showing, moves)}</Fragment>
  ));
}

export function differenceBlock(block: Block, showing: Showing, moves: ReadonlyMap<number, Block>): ReactNode {
  const { view } = showing;
  if (block.kind === "away") return away(block, showing, moves);
  const shape = (view === "before" ? block.before[0] : block.after[0]) ?? (view === "both" ? block.before[0] : undefined);
  // The older text shows a moved block where it stood.
  if (!shape || (view === "before" && block.move !== undefined)) return null;
  if (block.kind !== "inserted" && block.kind !== "deleted")
    return (
      <>
        {isInner(shape) ? null : about(block, showing)}
        {view === "both" && isOtherPicture(block) && block.before[0] ? (
          <>
            <del className="whole">
              <span className="hidden-text">〔原图片〕</span>
              {element(block, block.before[0], showing)}
            </del>
            <ins className="whole">
              <span className="hidden-text">〔新图片〕</span>
              {element(block, shape, showing)}
            </ins>
          </>
        ) : (
          element(block, shape, showing)
        )}
      </>
    );
  return isInner(shape) ? element(block, shape, showing) : whole(block, showing, (inside) => element(block, shape, inside));
}

const isInner = ({ type }: Shape) => ["listItem", "tableRow", "tableCell", "tableHeader"].includes(type);
const isOtherPicture = ({ before: [one], after: [two] }: Block) =>
  one?.type === "picture" && two?.type === "picture" && one.attrs?.src !== two.attrs?.src;

/** A block that is new or gone with all that is in it is said to be so once. */
function whole(block: Block, showing: Showing, render: (showing: Showing) => ReactNode): ReactNode {
  if (showing.isInside || (block.kind !== "inserted" && block.kind !== "deleted")) return render(showing);
  const Tag = block.kind === "inserted" ? "ins" : "del";
  return (
    <Tag className="whole" {...addressOf(block.change, showing)}>
      <span className="hidden-text">{block.kind === "inserted" ? "〔插入〕" : "〔删去〕"}</span>
      {render({ ...showing, isInside: true })}
    </Tag>
  );
}

/** What stands in an item or a cell. */
function standing(block: Block, showing: Showing, render: (showing: Showing) => ReactNode): ReactNode {
  if (block.kind === "inserted" || block.kind === "deleted") return whole(block, showing, render);
  return (
    <>
      {about(block, showing)}
      {render(showing)}
    </>
  );
}

function away(block: Block, showing: Showing, moves: ReadonlyMap<number, Block>): ReactNode {
  if (showing.view === "after" || block.move === undefined) return null;
  const moved = moves.get(block.move);
  const words = (
    <p className="difference-note">
      <span>
        原{placeOf(block.numberBefore, block)}移到
        <a href={`#change-${block.change}`}>{placeOf(moved?.numberAfter ?? null, block)}</a>
      </span>
    </p>
  );
  const shape = block.before[0];
  const isWhole = showing.view === "before" && moved !== undefined;
  if (shape?.type === "listItem")
    return (
      <li>
        {words}
        {isWhole ? differenceBlocks(moved.children ?? [], showing) : null}
      </li>
    );
  if (shape?.type === "tableRow") return <tr>{isWhole ? rowCells(moved.children ?? [], showing, words) : <td colSpan={100}>{words}</td>}</tr>;
  return (
    <>
      {words}
      {isWhole && moved.before[0] ? element(moved, moved.before[0], showing) : null}
    </>
  );
}

/** Where a block came from, and what is another about the block itself. */
function about(block: Block, showing: Showing): ReactNode {
  const [one, two] = [block.before[0], block.after[0]];
  if (showing.view === "before" || !one || !two) return null;
  const found = block.kind === "changed" ? reshapedOf(one, two) : [];
  // Whatever changed bears an address, even where no words were found for it.
  if (block.change === undefined) return null;
  return (
    <p className="difference-note" {...addressOf(block.change, showing)}>
      {block.move === undefined ? null : <span>从原{placeOf(block.numberBefore, block)}移来</span>}
      {isOtherPicture(block) ? <span>换了图片</span> : null}
      {found.map(({ label, before, after }) => (
        <span key={label}>
          {label}：<del>{before}</del>
          <span className="hidden-text">改为</span> <ins>{after}</ins>
        </span>
      ))}
      {block.move === undefined && found.length === 0 && !isOtherPicture(block) ? <span>格式有变</span> : null}
    </p>
  );
}

/** The block itself with what is in it. Text goes out as text; addresses pass the same two gates as on the page. */
function element(block: Block, { type, attrs = {} }: Shape, showing: Showing): ReactNode {
  const inner = () => (block.words ? differenceWords(block.words, showing) : differenceBlocks(block.children ?? [], showing));
  switch (type) {
    case "paragraph":
      return (
        <p className={attrs.align === "center" || attrs.align === "end" ? attrs.align : undefined}>{block.words?.length ? inner() : "（空段）"}</p>
      );
    case "heading":
      return <p className={`difference-heading level-${Number(attrs.level) === 3 ? 3 : 2}`}>{inner()}</p>;
    case "bulletList":
      return <ul>{inner()}</ul>;
    case "orderedList":
      return <ol start={Number(attrs.start) || 1}>{inner()}</ol>;
    case "listItem":
      return <li>{standing(block, showing, (inside) => differenceBlocks(block.children ?? [], inside))}</li>;
    case "blockquote":
      return <blockquote>{inner()}</blockquote>;
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the column is scrolled by keys
        <div className="difference-table" role="group" aria-label="表格" tabIndex={0}>
          <table>
            <tbody>{rows(block, showing)}</tbody>
          </table>
        </div>
      );
    case "tableCell":
    case "tableHeader":
      return cell(block, { type, attrs }, showing);
    case "picture":
      return picture(attrs);
    case "attachment":
      return (
        <p>
          附件：{String(attrs.name ?? "")}（{fileSize(Number(attrs.bytes ?? 0))}）
        </p>
      );
    case "horizontalRule":
      return <hr />;
    default:
      return <div>{inner()}</div>;
  }
}

function rows(table: Block, showing: Showing): ReactNode {
  const children = table.children ?? [];
  const moves = movesOf(children);
  return children.map((row, at) => {
    const key = `${row.numberBefore}-${row.numberAfter}-${at}`;
    if (row.kind === "away") return <Fragment key={key}>{away(row, showing, moves)}</Fragment>;
    if (row.move !== undefined && showing.view === "before") return null;
    if ((row.kind === "inserted" && showing.view === "before") || (row.kind === "deleted" && showing.view === "after")) return null;
    const isWhole = row.kind === "inserted" || row.kind === "deleted";
    const { change } = row;
    const cells = (row.children ?? []).map((each) => (isWhole && change !== undefined ? { ...each, change } : each));
    return (
      <tr key={key} data-kind={isWhole ? row.kind : undefined}>
        {row.move === undefined ? spaced(row, cells, table, showing) : rowCells(cells, showing, about(row, showing))}
      </tr>
    );
  });
}

/** The cells of a moved row, the first of which says so. */
function rowCells(cells: readonly Block[], showing: Showing, words: ReactNode): ReactNode {
  return cells
    .filter((each) => isSeen(each, showing))
    .map((each, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a difference is shown once and never reordered
      <Fragment key={at}>{cell(each, shown(each, showing), showing, at === 0 ? words : null)}</Fragment>
    ));
}

const isSeen = ({ kind }: Block, { view }: Showing) => kind !== (view === "before" ? "inserted" : view === "after" ? "deleted" : "");
const shown = ({ before, after }: Block, { view }: Showing): Shape =>
  (view === "before" ? (before[0] ?? after[0]) : (after[0] ?? before[0])) ?? { type: "tableCell" };

/** A new row has no cell where a column went, an old one none where a column came: they are left empty, so that columns stay columns. */
function spaced(row: Block, cells: readonly Block[], table: Block, showing: Showing): ReactNode {
  if (showing.view !== "both" || row.kind === "changed" || !table.columns) return differenceBlocks(cells, showing);
  const missing = row.kind === "inserted" ? "deleted" : row.kind === "deleted" ? "inserted" : null;
  let next = 0;
  return table.columns.map((kind, at) => {
    const found = kind === missing ? undefined : cells[next];
    if (kind !== missing) next += 1;
    // biome-ignore lint/suspicious/noArrayIndexKey: columns are told by their order
    return <Fragment key={at}>{found ? differenceBlock(found, showing, new Map()) : <td />}</Fragment>;
  });
}

function cell(block: Block, { type, attrs = {} }: Shape, showing: Showing, first: ReactNode = null): ReactNode {
  const Tag = type === "tableHeader" ? "th" : "td";
  return (
    <Tag colSpan={Number(attrs.colspan) || 1} rowSpan={Number(attrs.rowspan) || 1} data-kind={block.kind === "equal" ? undefined : block.kind}>
      {first}
      {standing(block, showing, (inside) => differenceBlocks(block.children ?? [], inside))}
    </Tag>
  );
}

function picture(attrs: Record<string, unknown>): ReactNode {
  const [src, caption, source] = [String(attrs.src ?? ""), String(attrs.caption ?? ""), String(attrs.source ?? "")];
  return (
    <figure>
      {isOwnPath(src) ? <img src={src} alt={String(attrs.alt ?? "")} loading="lazy" /> : <span>图片还没有传完</span>}
      {caption || source ? (
        <figcaption>
          {caption}
          {source ? `（来源：${source}）` : ""}
        </figcaption>
      ) : null}
    </figure>
  );
}
