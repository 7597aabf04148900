import type { CheckLists } from "./lists.ts";

/** Who let a finding stand, when and why. */
export type Dismissal = { fingerprint: string; reason: string; by: string; at: string };
/** What the editor needs to check an article as it is written. */
export type ArticleChecks = { lists: CheckLists; dismissals: Dismissal[] };
