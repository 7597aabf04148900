"use server";
import { refresh } from "next/cache";
import { requirePerson } from "#lib/auth/actor.ts";
import { attempt, type FormState, invalid, textsOf } from "#lib/forms/result.ts";
import { saveSettings } from "#lib/settings/save-settings.ts";
import { parseSection, sections } from "#lib/settings/sections.ts";

export async function saveSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("settings.edit");
  const section = sections.find((each) => each.key === form.get("section"));
  if (!section) return { error: "没有这一组设置", values: textsOf(form) };
  const { values, error } = parseSection(section, (key) => String(form.get(key) ?? ""));
  if (!values) return invalid(error, form);
  const result = await attempt(() => saveSettings(person, section, values, String(form.get("stamp") ?? "")));
  // After a refusal too: the next attempt must carry what stands there now.
  refresh();
  return "error" in result ? { error: result.error, values: textsOf(form) } : { done: "已保存" };
}
