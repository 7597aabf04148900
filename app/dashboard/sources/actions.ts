"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";
import { deleteSource } from "#lib/sources/delete-source.ts";
import { MergeFields, SourceFields } from "#lib/sources/fields.ts";
import { mergeSources } from "#lib/sources/merge-sources.ts";
import { saveSource } from "#lib/sources/save-source.ts";
import { separateSource } from "#lib/sources/separate-source.ts";

export async function saveSourceAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("source.edit");
  const fields = SourceFields.safeParse({ name: form.get("name"), url: form.get("url"), listed: form.has("listed") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveSource(person, form.has("id") ? idOf(form) : null, fields.data));
}

export async function mergeSourcesAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("source.edit");
  const fields = MergeFields.safeParse({ into: form.get("into") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已合并", () => mergeSources(person, idOf(form), fields.data.into));
}

export async function separateSourceAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("source.edit");
  return settle(form, "已分开", () => separateSource(person, idOf(form)));
}

export async function deleteSourceAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("source.edit");
  return settle(form, "已删除", () => deleteSource(person, idOf(form)));
}
