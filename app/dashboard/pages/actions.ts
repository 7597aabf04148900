"use server";
import { refresh } from "next/cache";
import { getSignedIn, requirePerson } from "#lib/auth/actor.ts";
import { idOf } from "#lib/forms/office.ts";
import { attempt, type FormState, invalid, textsOf } from "#lib/forms/result.ts";
import { PageFields } from "#lib/pages/fields.ts";
import { savePage } from "#lib/pages/save-page.ts";

export async function savePageAction(_: FormState, form: FormData): Promise<FormState> {
  // Leading to the sign-in page would throw away what stands in the editor.
  if (!(await getSignedIn())) return { error: "登录已失效。请在新窗口登录，再回到这里保存；你写的还在。", values: textsOf(form) };
  const person = await requirePerson("page.edit");
  const fields = PageFields.safeParse({ title: form.get("title"), summary: form.get("summary"), complete: form.has("complete") });
  if (!fields.success) return invalid(fields.error, form);
  const document = documentOf(form.get("document"));
  if (document === undefined) return { error: "正文没有传完整，请再保存一次", values: textsOf(form) };
  const result = await attempt(() => savePage(person, idOf(form), { ...fields.data, document, version: idOf(form, "version") }));
  // After a refusal too: the next attempt carries the version that stands there now.
  refresh();
  return "error" in result ? { error: result.error, values: textsOf(form) } : { done: "已保存，公开页面已更新" };
}

/** null when the editor did not run; undefined when what it sent cannot be read. */
function documentOf(sent: FormDataEntryValue | null): unknown {
  if (typeof sent !== "string" || sent === "") return null;
  try {
    return JSON.parse(sent);
  } catch {
    return undefined;
  }
}
