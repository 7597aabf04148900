import "server-only";
import { asc, eq } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { checkWords, sources, terms, zones } from "#db/schema/index.ts";
import { env } from "#lib/env.ts";
import type { CheckLists } from "./lists.ts";

/** Everything that the checks compare an article with. It holds nothing secret: names, spellings, listed sources. */
export async function readCheckLists(tx: Transaction | ReturnType<typeof db> = db()): Promise<CheckLists> {
  const [words, names, zoneRows, sourceRows] = await Promise.all([
    tx
      .select({
        wrong: checkWords.wrong,
        right: checkWords.right,
        severity: checkWords.severity,
        wholeWord: checkWords.wholeWord,
        note: checkWords.note,
      })
      .from(checkWords)
      .orderBy(asc(checkWords.id)),
    tx
      .select({ old: terms.old, new: terms.new, kind: terms.kind, severity: terms.severity, from: terms.from, until: terms.until, note: terms.note })
      .from(terms)
      .orderBy(asc(terms.id)),
    tx.select({ name: zones.name }).from(zones),
    tx.select({ name: sources.name }).from(sources).where(eq(sources.listed, true)),
  ]);
  return {
    words,
    terms: names,
    zones: zoneRows.map(({ name }) => name),
    sources: sourceRows.map(({ name }) => name),
    hosts: [new URL(env().APP_URL).hostname],
  };
}
