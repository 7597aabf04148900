import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { ArticleStatus } from "#lib/review/workflow.ts";

type Waiting = {
  status: ArticleStatus;
  channelId: number;
  publishAt: Date | null;
  overdue: boolean;
  createdBy: number | null;
  responsibleEditor: string;
};

/** Whether an article waits for this person: its own draft or what came back to it; for who publishes, what is handed over or failed to go out. */
export function isTurnOf(person: Person, article: Waiting): boolean {
  if (article.status === "approved") return may(person, "article.publish") && (article.publishAt === null || article.overdue);
  if (article.status !== "draft" && article.status !== "returned") return false;
  const own = article.createdBy === person.userId || article.responsibleEditor === person.name;
  return own && may(person, "article.write", article.channelId);
}
