"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { TermFields, WordFields } from "#lib/checks/office-fields.ts";
import { deleteTerm, saveTerm } from "#lib/checks/save-term.ts";
import { deleteWord, saveWord } from "#lib/checks/save-word.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";

const rowOf = (form: FormData) => (form.has("id") ? idOf(form) : null);
const text = (form: FormData, name: string) => form.get(name) ?? "";

export async function saveTermAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("term.edit");
  const names = ["old", "new", "kind", "severity", "from", "until", "note"] as const;
  const fields = TermFields.safeParse(Object.fromEntries(names.map((name) => [name, text(form, name)])));
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveTerm(person, rowOf(form), fields.data));
}

export async function deleteTermAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("term.edit");
  return settle(form, "已删除", () => deleteTerm(person, idOf(form)));
}

export async function saveWordAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("term.edit");
  const names = ["wrong", "right", "severity", "note"] as const;
  const fields = WordFields.safeParse({ ...Object.fromEntries(names.map((name) => [name, text(form, name)])), wholeWord: form.has("wholeWord") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveWord(person, rowOf(form), fields.data));
}

export async function deleteWordAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("term.edit");
  return settle(form, "已删除", () => deleteWord(person, idOf(form)));
}
