import { refresh } from "next/cache";
import { attempt, type FormState, textsOf } from "#lib/forms/result.ts";
import type { Move } from "#lib/navigation/tree.ts";
import { parseId } from "#lib/routes.ts";

/** Runs a verb of an office form: its words when it is done, its refusal with what was typed when it is not. */
export async function settle(form: FormData, done: string, work: () => Promise<unknown>): Promise<FormState> {
  const result = await attempt(work);
  if ("error" in result) return { error: result.error, values: textsOf(form) };
  refresh();
  return { done };
}

/** The id in a hidden field; 0, which no row has, if it was tampered with. */
export function idOf(form: FormData, name = "id"): number {
  return parseId(String(form.get(name) ?? "")) ?? 0;
}

/** One step of the buttons (`by`), or the place where something was dropped (`parent` and `before`; 0: none). */
export function moveOf(form: FormData): Move {
  const by = form.get("by");
  if (by === "up" || by === "down" || by === "in" || by === "out") return by;
  return { parentId: idOf(form, "parent") || null, beforeId: idOf(form, "before") || null };
}

export function stepOf(form: FormData): -1 | 1 {
  return form.get("by") === "-1" ? -1 : 1;
}
