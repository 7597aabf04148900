"use server";
import { requireSignedIn } from "#lib/auth/actor.ts";
import { changePreferences, Preferences } from "#lib/auth/change-preferences.ts";
import { endOtherSessions, endSession } from "#lib/auth/end-session.ts";
import { settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";

export async function changePreferencesAction(_: FormState, form: FormData): Promise<FormState> {
  const { person } = await requireSignedIn();
  const fields = Preferences.safeParse({
    name: form.get("name"),
    theme: form.get("theme"),
    contrast: form.get("contrast"),
    shortcuts: form.get("shortcuts") === "yes",
  });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => changePreferences(person, fields.data));
}

export async function endSessionAction(_: FormState, form: FormData): Promise<FormState> {
  const { person } = await requireSignedIn();
  return settle(form, "已结束", () => endSession(person, String(form.get("session") ?? "")));
}

export async function endOtherSessionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { person } = await requireSignedIn();
  return settle(form, "其他登录已全部结束", () => endOtherSessions(person));
}
