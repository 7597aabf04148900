import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionBar } from "#components/review/decision-bar.tsx";
import { DecisionLog } from "#components/review/decision-log.tsx";
import { DifferenceSteps } from "#components/review/difference-steps.tsx";
import { DifferenceView } from "#components/review/difference-view.tsx";
import { StageRail } from "#components/review/stage-rail.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { StoredHtml } from "#components/ui/stored-html.tsx";
import { beginDraft } from "#lib/articles/begin-draft.ts";
import { getRevisionWords } from "#lib/articles/revisions.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { differenceOf } from "#lib/difference/difference.ts";
import { may } from "#lib/people/rights.ts";
import { availableDecisions } from "#lib/review/available-moves.ts";
import { againstLabels, compareWith } from "#lib/review/compared.ts";
import { getReview } from "#lib/review/dashboard.ts";
import { writingRefusal } from "#lib/review/refusal.ts";
import { returnReasons, steps, trackLabel } from "#lib/review/workflow.ts";
import { parseId, routes } from "#lib/routes.ts";
import { fieldLabels } from "#lib/writing/merge.ts";
import { afterReviewAction, approveAction, handOverAction, holdAction, rejectAction, resumeAction, sendBackAction } from "./actions.ts";

export const metadata: Metadata = { title: "审核" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };
const modes = { clean: "清稿", side: "对照", inline: "修订" } as const;

export default async function ReviewPage({ params, searchParams }: Props) {
  const person = await requirePerson("article.read");
  const id = parseId((await params).id) ?? 0;
  const review = await getReview(person, id);
  if (!review) notFound();
  if (review.version === null) await beginDraft(person, id);
  const query = await searchParams;
  const { html, words, version, openingSummary } = await getStoredDraft(person, id);
  const { row } = review;
  const against = compareWith(review.decisions, review.liveNumber, query.with);
  const older = against.number ? await getRevisionWords(person, id, against.number) : null;
  const difference = older ? differenceOf(older.words, { ...words, summary: words.summary.trim() || openingSummary }) : null;
  const mode = query.mode === "clean" || query.mode === "side" || query.mode === "inline" ? query.mode : difference?.changes ? "inline" : "clean";
  const held = row.heldReason !== null;
  return (
    <main className="main review" id="content">
      <header className="review-head">
        <p className="row wrap">
          <a className="icon-button" href={routes.dashboard()} aria-label="回到工作台" title="回到工作台">
            <StaffIcon name="back" />
          </a>
          <span className="muted">审核</span>
          <span className="push row wrap">
            {writingRefusal(person, review.facts) === null ? (
              <a className="button small" href={routes.editArticle(id)}>
                修改文字
              </a>
            ) : null}
            {may(person, "article.preview", row.channelId) ? (
              <a className="button small quiet" href={routes.previewArticle(id)} target="_blank" rel="noopener">
                预览
              </a>
            ) : null}
          </span>
        </p>
        <h1>{words.title.trim() || "未命名稿件"}</h1>
        <p className="muted row wrap">
          <span>{review.channelName}</span>
          {words.sourceName.trim() ? <span>来源 {words.sourceName}</span> : null}
          {row.round > 0 && row.reviewCount > 0 ? <span>{trackLabel(row)}</span> : null}
          {row.step && row.dueAt ? (
            <span className={row.dueAt < new Date() ? "danger-text" : undefined}>
              {steps[row.step].label}应在 {minuteLabel(row.dueAt)} 前完成（按周一至周五计）
            </span>
          ) : null}
          {review.handlerName ? <span>现在在{review.handlerName}手里</span> : null}
        </p>
        {row.afterReviewDueAt ? (
          <p className="banner danger" role="status">
            这篇稿件走绿色通道发布，要在 {minuteLabel(row.afterReviewDueAt)} 前由另一个人补审。
          </p>
        ) : null}
        {held ? (
          <p className="banner" role="status">
            已暂缓：{row.heldReason}
          </p>
        ) : null}
        <StageRail row={row} decisions={review.decisions} />
      </header>
      <div className="review-columns">
        <section className="card" aria-labelledby="words">
          <div className="card-head">
            <h2 id="words" className="hidden-text">
              正文
            </h2>
            <nav className="segments" aria-label="看法">
              {(Object.keys(modes) as (keyof typeof modes)[]).map((each) => (
                <a key={each} href={`?mode=${each}&with=${against.kind}`} aria-current={each === mode ? "true" : undefined}>
                  {modes[each]}
                </a>
              ))}
            </nav>
            <nav className="segments" aria-label="与哪一稿比较">
              {against.offered.map((each) => (
                <a
                  key={each}
                  href={`?mode=${mode === "clean" ? "inline" : mode}&with=${each}`}
                  aria-current={each === against.kind ? "true" : undefined}
                >
                  与{againstLabels[each]}比
                </a>
              ))}
            </nav>
            {difference && mode !== "clean" ? (
              <span className="push">
                <DifferenceSteps changes={difference.changes} />
              </span>
            ) : null}
          </div>
          {difference && mode !== "clean" ? (
            <DifferenceView
              difference={difference}
              mode={mode}
              labels={fieldLabels}
              heads={{ before: `${againstLabels[against.kind]}（第${against.number}版）`, after: "现在的文字" }}
            />
          ) : (
            <div className="card-body">
              <StoredHtml html={html} lang="zh-Hans" />
            </div>
          )}
        </section>
        <DecisionLog decisions={review.decisions} />
      </div>
      <DecisionBar
        seen={{ id, round: row.round, step: row.step ?? "", version }}
        stepLabel={row.step ? steps[row.step].label : ""}
        available={availableDecisions(person, review.facts)}
        hands={review.hands.filter((hand) => hand.id !== person.userId)}
        reasons={returnReasons}
        actions={{
          approve: approveAction,
          sendBack: sendBackAction,
          reject: rejectAction,
          handOver: handOverAction,
          hold: holdAction,
          resume: resumeAction,
          afterReview: afterReviewAction,
        }}
      />
    </main>
  );
}
