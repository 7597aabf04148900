import { seen } from "#bin/verify/workflow/desk.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import type { Person } from "#lib/people/person.ts";
import { approveArticle } from "#lib/review/approve-article.ts";
import { handOverArticle, holdArticle, recallArticle, resumeArticle } from "#lib/review/pass-on-article.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { afterReviewArticle, publishUrgently } from "#lib/review/publish-urgently.ts";
import { reopenArticle } from "#lib/review/reopen-article.ts";
import { rejectArticle, sendBackArticle } from "#lib/review/return-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { unscheduleArticle } from "#lib/review/unschedule-article.ts";

const why = { reasons: ["其他"], note: "核验" };
const nextHour = () => new Date(Date.now() + 3_600_000);

/** Every move but the correction, which needs changed words, as the doors call it. `to` is whom a step is handed over to. */
export const acts = {
  submit: (person, id) => submitArticle(person, id),
  recall: (person, id) => recallArticle(person, id),
  approve: async (person, id) => approveArticle(person, id, await seen(id)),
  sendBack: async (person, id) => sendBackArticle(person, id, await seen(id), why),
  reject: async (person, id) => rejectArticle(person, id, await seen(id), why),
  handOver: (person, id, to) => handOverArticle(person, id, to.userId),
  hold: (person, id) => holdArticle(person, id, "核验"),
  resume: (person, id) => resumeArticle(person, id),
  reopen: (person, id) => reopenArticle(person, id),
  schedule: (person, id) => scheduleArticle(person, id, nextHour()),
  unschedule: (person, id) => unscheduleArticle(person, id),
  publish: (person, id) => publishArticle(person, id),
  publishUrgently: (person, id) => publishUrgently(person, id, "核验"),
  afterReview: (person, id) => afterReviewArticle(person, id, "核验"),
  withdraw: (person, id) => withdrawArticle(person, id, "核验"),
} as const satisfies Record<string, (person: Person, id: number, to: Person) => Promise<void>>;
export type Act = keyof typeof acts;
