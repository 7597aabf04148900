import { DomainError } from "#lib/errors.ts";

/** System actors that may put an article before readers without a review. People follow the review workflow. */
const importers: ReadonlySet<string> = new Set(["system:seed", "command:import"]);

export function canImport(actor: string): boolean {
  return importers.has(actor);
}

export function demandImport(actor: string): void {
  if (!canImport(actor)) throw new DomainError("forbidden", { verb: "importArticle", actor });
}

/** Who may take an article away from readers without a review: the operator, by command. */
export function demandWithdraw(actor: string): void {
  if (actor !== "command:withdraw") throw new DomainError("forbidden", { verb: "withdrawArticle", actor });
}
