import type { z } from "zod";
import { DomainError, type ErrorCode } from "#lib/errors.ts";
import { textsOf } from "#lib/forms/texts.ts";

export { textsOf };

/** What an action tells its form. `values` are what the person typed, so that nothing is lost. */
export type FormState = {
  done?: string;
  error?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
};

/** What became of one order to many rows: `undo` takes it back, `refused` are those that were left as they are. */
export type BulkState = FormState & {
  undo?: string;
  /** What was taken back, when this tells of taking back. */
  undone?: string;
  refused?: readonly { id: number; title: string; why: string }[];
};

const words: Record<ErrorCode, string> = {
  "not-found": "没有找到，可能已被移走或删除",
  forbidden: "你没有做这件事的权限",
  conflict: "它刚刚被别人改动了，请刷新后再试",
  invalid: "填写的内容有误",
  unavailable: "暂时做不到，请稍后再试",
};

/** The words for a refusal: those of the verb if it gave some, else the usual ones. */
export function errorWords(error: DomainError): string {
  return typeof error.detail.message === "string" ? error.detail.message : words[error.code];
}

/** Runs a verb; a refusal becomes words, anything else stays an exception. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ value: T } | { error: string; code: ErrorCode; detail: Record<string, unknown> }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof DomainError) return { error: errorWords(error), code: error.code, detail: error.detail };
    throw error;
  }
}

/** Words of a schema by field, in the language of the form. */
export function invalid(error: z.ZodError, form: FormData): FormState {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "")] ??= issue.message;
  return { error: `有 ${Object.keys(fields).length} 处需要修改`, fields, values: textsOf(form) };
}
