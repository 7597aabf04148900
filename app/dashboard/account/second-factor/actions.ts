"use server";
import { requireSignedIn } from "#lib/auth/actor.ts";
import { beginEnrolment, confirmEnrolment, dropSecondFactor, renewRecoveryCodes } from "#lib/auth/enrol-second-factor.ts";
import { settle } from "#lib/forms/office.ts";
import { attempt, type FormState } from "#lib/forms/result.ts";

type CodesState = FormState & { codes?: string[] };
const codeOf = (form: FormData) => String(form.get("code") ?? "");

export async function beginEnrolmentAction(_: FormState, form: FormData): Promise<FormState> {
  const { person } = await requireSignedIn();
  return settle(form, "", () => beginEnrolment(person));
}

export async function confirmEnrolmentAction(_: CodesState, form: FormData): Promise<CodesState> {
  const { person } = await requireSignedIn();
  // The page is not made anew: what it would show no longer holds the codes, which are shown this once.
  const result = await attempt(() => confirmEnrolment(person, codeOf(form)));
  return "error" in result ? { error: result.error } : { done: "两步验证已开启", codes: result.value };
}

export async function renewRecoveryCodesAction(_: CodesState, form: FormData): Promise<CodesState> {
  const { person } = await requireSignedIn();
  const result = await attempt(() => renewRecoveryCodes(person, codeOf(form)));
  return "error" in result ? { error: result.error } : { done: "旧的恢复码已作废", codes: result.value };
}

export async function dropSecondFactorAction(_: CodesState, form: FormData): Promise<CodesState> {
  const { person } = await requireSignedIn();
  return settle(form, "两步验证已关闭", () => dropSecondFactor(person, codeOf(form)));
}
