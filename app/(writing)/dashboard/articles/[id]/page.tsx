import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import {
  backDateAction,
  correctAction,
  moveChannelAction,
  publishAction,
  publishUrgentlyAction,
  recallAction,
  reopenAction,
  revokePreviewAction,
  scheduleAction,
  setChannelsAction,
  setTakeDownAction,
  sharePreviewAction,
  submitAction,
  trashAction,
  unscheduleAction,
  withdrawAction,
} from "#app/dashboard/articles/actions.ts";
import { setFocalPointAction } from "#app/dashboard/media/actions.ts";
import { Desk } from "#components/editor/desk.tsx";
import { beginDraft } from "#lib/articles/begin-draft.ts";
import { getEditable, listChannelChoices, listSourceChoices } from "#lib/articles/editable.ts";
import { previewHours } from "#lib/articles/share-preview.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel, pubDate } from "#lib/dates.ts";
import { may } from "#lib/people/rights.ts";
import { availableMoves } from "#lib/review/available-moves.ts";
import { getReview } from "#lib/review/dashboard.ts";
import { writingRefusal } from "#lib/review/refusal.ts";
import { parseId, routes } from "#lib/routes.ts";

const moveActions = {
  submit: submitAction,
  recall: recallAction,
  publishUrgently: publishUrgentlyAction,
  reopen: reopenAction,
  publish: publishAction,
  schedule: scheduleAction,
  unschedule: unscheduleAction,
  correct: correctAction,
  withdraw: withdrawAction,
  takeDown: setTakeDownAction,
  backDate: backDateAction,
  moveChannel: moveChannelAction,
  setChannels: setChannelsAction,
  trash: trashAction,
};

type Props = { params: Promise<{ id: string }> };

const load = cache(async (text: string) => {
  const person = await requirePerson("article.read");
  const article = await getEditable(person, parseId(text) ?? 0);
  if (!article) notFound();
  if (!article.hasDraft) await beginDraft(person, article.id);
  const { html, ...stored } = await getStoredDraft(person, article.id);
  return { person, article, stored, html };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { stored } = await load((await params).id);
  return { title: stored.words.title || "未命名稿件" };
}

export default async function WritingPage({ params }: Props) {
  const { person, article, stored, html } = await load((await params).id);
  const [sources, channels, review] = await Promise.all([listSourceChoices(person), listChannelChoices(person), getReview(person, article.id)]);
  if (!review) notFound();
  return (
    <>
      <noscript>
        <p className="banner">写稿需要浏览器允许运行脚本（JavaScript）。下面的文字只能阅读。</p>
      </noscript>
      <Desk
        article={{
          id: article.id,
          status: article.status,
          channelName: article.channelName,
          furtherLabel: article.further.map((channel) => channel.name).join("、") || null,
          scheduledLabel: article.publishAt ? pubDate(article.publishAt) : null,
          takeDownLabel: article.takeDownAt ? minuteLabel(article.takeDownAt) : null,
          withdrawnReason: article.withdrawnReason,
          publishedLabel: article.publishedAt ? minuteLabel(article.publishedAt) : null,
        }}
        stored={stored}
        html={html}
        me={{ userId: person.userId, name: person.name }}
        sources={sources}
        canWrite={writingRefusal(person, review.facts) === null}
        canUpload={may(person, "media.upload")}
        back={routes.dashboardArticles()}
        preview={may(person, "article.preview", article.channelId) ? routes.previewArticle(article.id) : null}
        sharing={
          may(person, "article.preview", article.channelId) ? { hours: previewHours, create: sharePreviewAction, revoke: revokePreviewAction } : null
        }
        setFocal={may(person, "media.upload") ? setFocalPointAction : null}
        moves={{
          available: availableMoves(person, review.facts),
          actions: moveActions,
          channels,
          channelId: article.channelId,
          further: article.further,
        }}
      />
    </>
  );
}
