import "server-only";
import { seedJson, seedText } from "#lib/seed/files.ts";
import type { Piece } from "#lib/seed/pieces/piece.ts";

type Written = Omit<Piece, "html"> & { file: string };

/** Pieces about the site itself, written by hand in db/seed/pieces. */
export function officePieces(): Piece[] {
  return seedJson<Written[]>("pieces.json").map(({ file, ...piece }) => ({ ...piece, html: seedText(`pieces/${file}`) }));
}
