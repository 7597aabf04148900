"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { backDateArticle } from "#lib/articles/back-date.ts";
import { changeMany, type ManyOutcome, mostAtOnce, type Order, undoMany } from "#lib/articles/change-many.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { listArticleIds } from "#lib/articles/dashboard.ts";
import { articleFilterOf } from "#lib/articles/list-filter.ts";
import { moveChannel } from "#lib/articles/move-channel.ts";
import { purgeArticle } from "#lib/articles/purge-article.ts";
import { restoreArticle } from "#lib/articles/restore-article.ts";
import { deleteView, saveView } from "#lib/articles/saved-views.ts";
import { setChannels } from "#lib/articles/set-channels.ts";
import { revokePreview, sharePreview } from "#lib/articles/share-preview.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { parseInputTime } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import { attempt, type BulkState, type FormState, textsOf } from "#lib/forms/result.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { recallArticle } from "#lib/review/pass-on-article.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { publishUrgently } from "#lib/review/publish-urgently.ts";
import { reopenArticle } from "#lib/review/reopen-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { setTakeDown } from "#lib/review/set-take-down.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { unscheduleArticle } from "#lib/review/unschedule-article.ts";
import { parseId, routes } from "#lib/routes.ts";

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").slice(0, 2_000);
/** A time in Beijing as a form gives it; an invalid date, which the verbs refuse in their words, if it is none. */
const timeOf = (form: FormData, name: string) => parseInputTime(textOf(form, name)) ?? new Date(Number.NaN);

export async function createArticleAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.create");
  const result = await attempt(() => createArticle(person, { channelId: idOf(form, "channelId") }));
  if ("error" in result) return { error: result.error, values: textsOf(form) };
  redirect(routes.editArticle(result.value));
}

export async function submitAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.submit");
  return settle(form, "已送审", () => submitArticle(person, idOf(form)));
}

export async function recallAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.submit");
  return settle(form, "已撤回，可以接着写", () => recallArticle(person, idOf(form)));
}

/** `note` says why there was no time for a review. */
export async function publishUrgentlyAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.publishUrgently");
  return settle(form, "已发布，24小时内要由另一个人补审", () => publishUrgently(person, idOf(form), textOf(form, "note")));
}

export async function reopenAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.submit");
  return settle(form, "已退回草稿", () => reopenArticle(person, idOf(form)));
}

export async function publishAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.publish");
  return settle(form, "已发布", () => publishArticle(person, idOf(form)));
}

/** `publishAt` is Beijing time, `2026-11-24T15:00`. */
export async function scheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.publish");
  return settle(form, "已定时", () => scheduleArticle(person, idOf(form), timeOf(form, "publishAt")));
}

export async function unscheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.publish");
  return settle(form, "已取消定时", () => unscheduleArticle(person, idOf(form)));
}

/** An empty `takeDownAt` clears it. */
export async function setTakeDownAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.withdraw");
  const given = textOf(form, "takeDownAt");
  return settle(form, given ? "已设下线时间" : "已取消下线时间", () => setTakeDown(person, idOf(form), given ? timeOf(form, "takeDownAt") : null));
}

/** `note` is shown to readers. */
export async function correctAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.correct");
  return settle(form, "已发布更正", () => correctArticle(person, idOf(form), textOf(form, "note")));
}

/** `reason` is shown to readers. */
export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.withdraw");
  return settle(form, "已撤稿", () => withdrawArticle(person, idOf(form), textOf(form, "reason")));
}

/** @public `publishedAt` as in scheduleAction; `reason` stays in the log. */
export async function backDateAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.publish");
  return settle(form, "已改发布时间", () => backDateArticle(person, idOf(form), timeOf(form, "publishedAt"), textOf(form, "reason")));
}

export async function moveChannelAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.write");
  return settle(form, "已移到新频道", () => moveChannel(person, idOf(form), idOf(form, "channelId")));
}

/** `channelIds` are all the further channels that the article shall have. */
export async function setChannelsAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.write");
  const channelIds = form.getAll("channelIds").flatMap((id) => parseId(String(id)) ?? []);
  return settle(form, "已设定其他栏目", () => setChannels(person, idOf(form), channelIds));
}

export async function trashAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.trash");
  return settle(form, "已移入回收站", () => trashArticle(person, idOf(form)));
}

export async function restoreAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.trash");
  return settle(form, "已恢复", () => restoreArticle(person, idOf(form)));
}

export async function purgeAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.purge");
  return settle(form, "已永久删除", () => purgeArticle(person, idOf(form), textOf(form, "title")));
}

/** One order to the articles ticked, or to all that the list's filter finds. */
export async function bulkAction(_: BulkState, form: FormData): Promise<BulkState> {
  const person = await requirePerson("article.read");
  const order = orderOf(form);
  if (!order) return { error: "请选择要做的事" };
  const filter = articleFilterOf(Object.fromEntries(new URLSearchParams(textOf(form, "query"))));
  const ids =
    form.get("all") === "1" ? await listArticleIds(person, filter, mostAtOnce) : form.getAll("ids").flatMap((id) => parseId(String(id)) ?? []);
  return tell(await attempt(() => changeMany(person, ids, order)), orderWords[order.action]);
}

export async function undoBulkAction(_: BulkState, form: FormData): Promise<BulkState> {
  const person = await requirePerson("article.read");
  const undo = textOf(form, "undo");
  return { ...tell(await attempt(() => undoMany(person, undo)), "已撤销"), undone: undo };
}

const orderWords: Record<Order["action"], string> = {
  move: "已移动频道",
  editor: "已改责任编辑",
  submit: "已送审",
  publish: "已发布",
  schedule: "已定时",
  withdraw: "已撤稿",
  trash: "已移入回收站",
};

function orderOf(form: FormData): Order | null {
  const action = form.get("do");
  if (action === "move") return { action, channelId: idOf(form, "channelId") };
  if (action === "editor") return { action, name: textOf(form, "editor") };
  if (action === "schedule") return { action, publishAt: timeOf(form, "publishAt") };
  if (action === "withdraw") return { action, reason: textOf(form, "reason") };
  return action === "submit" || action === "publish" || action === "trash" ? { action } : null;
}

function tell(result: Awaited<ReturnType<typeof attempt<ManyOutcome>>>, words: string): BulkState {
  if ("error" in result) return { error: result.error };
  const { done, refused, undo } = result.value;
  if (done > 0) refresh();
  return { done: done > 0 ? `${words}：${done}篇` : undefined, refused, undo: undo ?? undefined };
}

export async function saveViewAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  const filter = articleFilterOf(Object.fromEntries(new URLSearchParams(textOf(form, "query"))));
  return settle(form, "已存为视图", () => saveView(person, textOf(form, "name"), filter));
}

export async function deleteViewAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已删去视图", () => deleteView(person, idOf(form)));
}

/** Makes a shared link; it is told once, for only its hash is kept. */
export async function sharePreviewAction(_: FormState & { link?: string }, form: FormData): Promise<FormState & { link?: string }> {
  const person = await requirePerson("article.preview");
  const result = await attempt(() => sharePreview(person, idOf(form), Number(form.get("hours"))));
  if ("error" in result) return { error: result.error };
  refresh();
  return { link: env().APP_URL + routes.preview(result.value) };
}

export async function revokePreviewAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.preview");
  return settle(form, "已停止", () => revokePreview(person, idOf(form)));
}
