import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { type ArticleStatus, canMove, type Move, moves } from "./workflow.ts";

type Facts = { status: ArticleStatus; channelId: number; trashed: boolean; scheduled: boolean };
export type AvailableMove = Move | "takeDown" | "backDate" | "moveChannel" | "setChannels" | "trash";

const inOrder = ["ready", "publish", "correct", "schedule", "unschedule", "reopen", "withdraw"] as const satisfies readonly Move[];

/** What a person may do with an article now; the verbs ask again. */
export function availableMoves(person: Person, { status, channelId, trashed, scheduled }: Facts): AvailableMove[] {
  if (trashed) return [];
  const list: AvailableMove[] = inOrder.filter(
    (move) =>
      canMove(move, status) &&
      may(person, moves[move].right, channelId) &&
      (move !== "unschedule" || scheduled) &&
      (move !== "schedule" || !scheduled),
  );
  if (status !== "withdrawn" && may(person, "article.withdraw")) list.push("takeDown");
  if ((status === "published" || status === "approved") && !scheduled && may(person, "article.publish")) list.push("backDate");
  if (may(person, status === "published" ? "article.publish" : "article.write", channelId)) list.push("moveChannel", "setChannels");
  if (status !== "published" && may(person, "article.trash", channelId)) list.push("trash");
  return list;
}
