"use server";
import { redirect } from "next/navigation";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";
import { FocalFields, MediaFields } from "#lib/media/fields.ts";
import { purgeMedia } from "#lib/media/purge-media.ts";
import { restoreMedia } from "#lib/media/restore-media.ts";
import { trashMedia } from "#lib/media/trash-media.ts";
import { updateMedia } from "#lib/media/update-media.ts";
import { routes } from "#lib/routes.ts";

export async function updateMediaAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("media.upload");
  const names = ["title", "alt", "caption", "source", "licence", "licenceExpiresOn", "focalX", "focalY"];
  const texts = Object.fromEntries(names.map((name) => [name, form.get(name) ?? (name.startsWith("focal") ? "50" : "")]));
  const fields = MediaFields.safeParse({ ...texts, decorative: form.has("decorative") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => updateMedia(person, idOf(form), fields.data));
}

/** What a crop must keep, alone; the cover of an article sets it where it is chosen. */
export async function setFocalPointAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("media.upload");
  const fields = FocalFields.safeParse({ focalX: form.get("focalX"), focalY: form.get("focalY") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存焦点", () => updateMedia(person, idOf(form), fields.data));
}

export async function trashMediaAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("media.delete");
  return settle(form, "已移入回收站", () => trashMedia(person, idOf(form)));
}

export async function restoreMediaAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("media.delete");
  return settle(form, "已恢复", () => restoreMedia(person, idOf(form)));
}

export async function purgeMediaAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("media.delete");
  const said = await settle(form, "已永久删除", () => purgeMedia(person, idOf(form)));
  if (said.error) return said;
  // Its page is gone.
  redirect(routes.dashboardMedia({ place: "trash" }));
}
