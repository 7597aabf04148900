import "server-only";
import { checkSeverities, termKinds } from "#db/vocabulary.ts";
import type { CheckWord, Term } from "#lib/checks/lists.ts";
import { seedText } from "#lib/seed/files.ts";

function rows(file: string): string[][] {
  return seedText(file)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
}
const severityOf = (word: string | undefined) => checkSeverities.find((each) => each === word) ?? "hint";

export type SeedWord = CheckWord & { origin: string };

export function seedWords(): SeedWord[] {
  return rows("check-words.tsv").map(([wrong = "", right = "", severity, whole, note = "", origin = ""]) => ({
    wrong,
    right,
    severity: severityOf(severity),
    wholeWord: whole === "1",
    note,
    origin,
  }));
}

export function seedTerms(): Term[] {
  return rows("terms.tsv").map(([old = "", name = "", kind, severity, from, until, note = ""]) => ({
    old,
    new: name,
    kind: termKinds.find((each) => each === kind) ?? "organisation",
    severity: severityOf(severity),
    from: from || null,
    until: until || null,
    note,
  }));
}
