"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf, settle, stepOf } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";
import { deleteLink } from "#lib/links/delete-link.ts";
import { deleteLinkGroup } from "#lib/links/delete-link-group.ts";
import { LinkFields, LinkGroupFields } from "#lib/links/fields.ts";
import { moveLink } from "#lib/links/move-link.ts";
import { moveLinkGroup } from "#lib/links/move-link-group.ts";
import { saveLink } from "#lib/links/save-link.ts";
import { saveLinkGroup } from "#lib/links/save-link-group.ts";

export async function saveLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  const fields = LinkFields.safeParse({ groupId: form.get("groupId"), name: form.get("name"), url: form.get("url") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveLink(person, form.has("id") ? idOf(form) : null, fields.data));
}

export async function moveLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  return settle(form, "已移动", () => moveLink(person, idOf(form), stepOf(form)));
}

export async function deleteLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  return settle(form, "已删除", () => deleteLink(person, idOf(form)));
}

export async function saveLinkGroupAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  const fields = LinkGroupFields.safeParse({ name: form.get("name") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveLinkGroup(person, form.has("id") ? idOf(form) : null, fields.data));
}

export async function moveLinkGroupAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  return settle(form, "已移动", () => moveLinkGroup(person, idOf(form), stepOf(form)));
}

export async function deleteLinkGroupAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("link.edit");
  return settle(form, "已删除", () => deleteLinkGroup(person, idOf(form)));
}
