"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf, moveOf, settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";
import { arrangeNavigation } from "#lib/navigation/arrange-navigation.ts";
import { deleteNavigationItem } from "#lib/navigation/delete-navigation-item.ts";
import { NavigationFields } from "#lib/navigation/fields.ts";
import { saveNavigationItem } from "#lib/navigation/save-navigation-item.ts";

export async function saveNavigationItemAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  const fields = NavigationFields.safeParse({ label: form.get("label"), href: form.get("href") });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveNavigationItem(person, form.has("id") ? idOf(form) : null, fields.data));
}

export async function arrangeNavigationAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  return settle(form, "已移动", () => arrangeNavigation(person, idOf(form), moveOf(form)));
}

export async function deleteNavigationItemAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  return settle(form, "已删除", () => deleteNavigationItem(person, idOf(form)));
}
