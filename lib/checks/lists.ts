import type { TermKind } from "#db/vocabulary.ts";
import type { Severity } from "./finding.ts";

/** A wrong spelling and what should stand there. */
export type CheckWord = {
  wrong: string;
  right: string;
  severity: Severity;
  /** Only where it is a word of its own: 正加 in 正加快 is none. */
  wholeWord: boolean;
  note: string;
};

/** A name that was replaced by another. Dates are YYYY-MM-DD; the row holds for articles dated from the first to before the last. */
export type Term = { old: string; new: string; kind: TermKind; severity: Severity; from: string | null; until: string | null; note: string };

/** What the office keeps and the checks read. */
export type CheckLists = {
  words: readonly CheckWord[];
  terms: readonly Term[];
  /** Official names of development zones. */
  zones: readonly string[];
  /** Sources that are listed, by name. */
  sources: readonly string[];
  /** This site's own hosts, for links. */
  hosts: readonly string[];
};
