import { type Piece, piecesOf } from "#lib/writing/compare.ts";

/** The newer text with what was put in and taken out. */
export function Marked({ before, after }: { before: string; after: string }) {
  const pieces = piecesOf(before, after);
  if (!pieces) return <p>{after}</p>;
  let at = 0;
  const placed = pieces.map((piece) => {
    const found = { piece, at };
    at += piece.text.length;
    return found;
  });
  return <p>{placed.map(({ piece, at: place }) => markOf(piece, place))}</p>;
}

function markOf({ text, change }: Piece, at: number) {
  if (change === "added") return <ins key={`+${at}`}>{text}</ins>;
  return change === "removed" ? <del key={`-${at}`}>{text}</del> : <span key={at}>{text}</span>;
}
