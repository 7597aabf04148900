import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { demand } from "#lib/people/demand.ts";

/** System actors that may put an article before readers without a review. People follow the review workflow. */
const importers: readonly Actor[] = ["system:seed", "command:import"];

export function canImport(actor: Actor): boolean {
  return importers.includes(actor);
}

export function demandImport(actor: Actor): void {
  if (!canImport(actor)) throw new DomainError("forbidden", { verb: "importArticle" });
}

export function demandWithdraw(actor: Actor): void {
  demand(actor, "article.withdraw");
}
