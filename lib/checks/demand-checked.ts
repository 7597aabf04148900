import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { checkDismissals } from "#db/schema/index.ts";
import type { DocumentNode } from "#lib/content/document.ts";
import { dayLabel } from "#lib/dates.ts";
import { DomainError } from "#lib/errors.ts";
import { Checker } from "./checker.ts";
import { isDismissible } from "./dismissible.ts";
import type { Finding } from "./finding.ts";
import { readCheckLists } from "./read-lists.ts";

/** The words of a draft or a revision. */
export type CheckedWords = {
  title: string;
  summary: string;
  plainText: string;
  document: unknown;
  sourceName?: string | null;
  sourceUrl?: string | null;
  /** When it was published; a draft is checked as of today. */
  publishedAt?: Date | null;
};
const mostNamed = 5;

/** Findings that block the next stage: 必须, and not let stand by anybody with a reason. */
export async function openMustFindings(tx: Transaction, articleId: number, words: CheckedWords): Promise<Finding[]> {
  const checker = new Checker(await readCheckLists(tx));
  const found = checker.check({
    title: words.title,
    document: isDocument(words.document) ? words.document : { type: "doc" },
    summary: words.summary,
    sourceName: words.sourceName ?? "",
    sourceUrl: words.sourceUrl ?? "",
    date: dayLabel(words.publishedAt ?? new Date()),
  });
  const dismissed = new Set(
    (await tx.select({ print: checkDismissals.fingerprint }).from(checkDismissals).where(eq(checkDismissals.articleId, articleId))).map(
      ({ print }) => print,
    ),
  );
  return found.filter((finding) => {
    if (finding.severity !== "must") return false;
    // An imported article may have its words in HTML only.
    if (finding.rule === "field" && finding.field === "text" && finding.line === null && words.plainText.trim()) return false;
    return !isDismissible(finding) || !dismissed.has(finding.fingerprint);
  });
}

/** The one door before an article goes on: refuses with what must be mended first, named in the words of the panel. */
export async function demandChecked(tx: Transaction, articleId: number, words: CheckedWords): Promise<void> {
  const open = await openMustFindings(tx, articleId, words);
  if (open.length === 0) return;
  const named = open.slice(0, mostNamed).map(({ message, quote }) => (quote && !message.includes(quote) ? `${message}（${quote}）` : message));
  const rest = open.length > mostNamed ? `等${open.length}处` : "";
  throw new DomainError("invalid", {
    findings: open.map(({ fingerprint, rule, message }) => ({ fingerprint, rule, message })),
    message: `还有必须改的：${named.join("；")}${rest}`,
  });
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === "object" && value !== null && "type" in value;
}
