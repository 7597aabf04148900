import type { Role } from "#db/vocabulary.ts";
import type { Person } from "#lib/people/person.ts";

/** How far a right reaches: every row, or those whose main channel is one of the person's. */
type Rule = { by: readonly Role[]; limitedByChannel?: true };

const writers = ["editor", "senior", "chief"] as const;

/**
 * Who may do what. Buttons, verbs, lists and the door table all read this one table.
 * The administrator keeps the house and publishes nothing; the chief answers for the words and makes no users.
 */
export const rights = {
  "dashboard.open": { by: ["editor", "senior", "chief", "proofreader", "messageOfficer", "administrator"] },
  "article.read": { by: [...writers, "proofreader"], limitedByChannel: true },
  "article.write": { by: [...writers, "proofreader"], limitedByChannel: true },
  "article.create": { by: writers, limitedByChannel: true },
  "article.submit": { by: writers, limitedByChannel: true },
  "review.first": { by: ["editor", "senior"], limitedByChannel: true },
  "review.second": { by: ["senior"], limitedByChannel: true },
  "review.final": { by: ["chief"] },
  "review.proof": { by: ["proofreader", "editor", "senior"], limitedByChannel: true },
  "article.publishUrgently": { by: ["chief"] },
  "article.afterReview": { by: ["senior", "chief"] },
  "article.publish": { by: ["chief"] },
  "article.withdraw": { by: ["chief"] },
  "article.correct": { by: ["chief"] },
  "article.trash": { by: writers, limitedByChannel: true },
  "article.purge": { by: ["chief"] },
  "article.preview": { by: [...writers, "proofreader"], limitedByChannel: true },
  "media.read": { by: [...writers, "proofreader"] },
  "media.upload": { by: writers },
  "media.delete": { by: ["senior", "chief"] },
  "channel.arrange": { by: ["chief", "administrator"] },
  "home.arrange": { by: ["senior", "chief"] },
  "link.edit": { by: ["senior", "chief", "administrator"] },
  "page.edit": { by: ["senior", "chief"] },
  "source.edit": { by: ["senior", "chief"] },
  "term.edit": { by: ["senior", "chief"] },
  "settings.edit": { by: ["administrator"] },
  "user.manage": { by: ["administrator"] },
  "log.read": { by: ["chief", "administrator"] },
  "outbox.read": { by: ["administrator"] },
} as const satisfies Record<string, Rule>;
export type Right = keyof typeof rights;

/** Which rows a right reaches for a person: none, all, or those of some channels. */
export type Reach = { kind: "none" } | { kind: "all" } | { kind: "channels"; channelIds: readonly number[] };

/** Whose sign-in needs a second factor. */
export const secondFactorRoles: readonly Role[] = ["chief", "administrator"];

export function reachOf(person: Person, right: Right): Reach {
  const rule: Rule = rights[right];
  if (!person.roles.some((role) => rule.by.includes(role))) return { kind: "none" };
  // A chief or administrator answers for the whole site, whatever list of channels stands by the name.
  const limited = rule.limitedByChannel && person.channelIds !== null && !person.roles.includes("chief");
  return limited ? { kind: "channels", channelIds: person.channelIds ?? [] } : { kind: "all" };
}

/** May this person do it at all, or to a row of this channel. */
export function may(person: Person, right: Right, channelId?: number): boolean {
  const reach = reachOf(person, right);
  if (reach.kind === "none") return false;
  return reach.kind === "all" || channelId === undefined || reach.channelIds.includes(channelId);
}
