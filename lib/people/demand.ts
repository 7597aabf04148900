import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { may, type Right } from "#lib/people/rights.ts";

/** Leaves with "forbidden" unless the actor has the right. Jobs and commands have those that name them. */
export function demand(actor: Actor, right: Right, channelId?: number): void {
  if (isPerson(actor) ? !may(actor, right, channelId) : !systemRights[actor]?.includes(right)) throw new DomainError("forbidden", { right });
}

const systemRights: Partial<Record<string, readonly Right[]>> = {
  "command:setup": ["user.manage"],
  "command:withdraw": ["article.withdraw"],
  "job:publish": ["article.publish"],
  "job:take-down": ["article.withdraw"],
  "job:purge": ["article.purge", "media.delete"],
  "system:seed": [
    "article.create",
    "article.write",
    "article.submit",
    "article.publish",
    "article.withdraw",
    "article.correct",
    "media.upload",
    "home.arrange",
  ],
};
