"use server";
import { redirect } from "next/navigation";
import { restoreRevision } from "#lib/articles/restore-revision.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { idOf } from "#lib/forms/office.ts";
import { attempt, type FormState } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";

export async function restoreRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("article.write");
  const id = idOf(form);
  const result = await attempt(() => restoreRevision(person, id, idOf(form, "number")));
  if ("error" in result) return { error: result.error };
  redirect(routes.editArticle(id));
}
