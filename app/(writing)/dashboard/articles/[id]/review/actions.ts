"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import type { FormState } from "#lib/forms/result.ts";
import { approveArticle } from "#lib/review/approve-article.ts";
import { handOverArticle, holdArticle, resumeArticle } from "#lib/review/pass-on-article.ts";
import { afterReviewArticle } from "#lib/review/publish-urgently.ts";
import { rejectArticle, sendBackArticle } from "#lib/review/return-article.ts";
import { seenOf } from "#lib/review/seen.ts";

const noteOf = (form: FormData) => String(form.get("note") ?? "").slice(0, 2_000);
const whyOf = (form: FormData) => ({ reasons: form.getAll("reasons").map(String), note: noteOf(form) });

export async function approveAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已通过", () => approveArticle(person, idOf(form), seenOf(form), noteOf(form)));
}

export async function sendBackAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已退回修改", () => sendBackArticle(person, idOf(form), seenOf(form), whyOf(form)));
}

export async function rejectAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已决定不采用", () => rejectArticle(person, idOf(form), seenOf(form), whyOf(form)));
}

export async function handOverAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已转交", () => handOverArticle(person, idOf(form), idOf(form, "toId"), noteOf(form)));
}

export async function holdAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已暂缓", () => holdArticle(person, idOf(form), noteOf(form)));
}

export async function resumeAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.read");
  return settle(form, "已恢复审核", () => resumeArticle(person, idOf(form)));
}

export async function afterReviewAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.afterReview");
  return settle(form, "已补审", () => afterReviewArticle(person, idOf(form), noteOf(form)));
}
