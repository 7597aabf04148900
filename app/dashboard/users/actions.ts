"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { env } from "#lib/env.ts";
import { idOf, settle } from "#lib/forms/office.ts";
import { attempt, type FormState, invalid, textsOf } from "#lib/forms/result.ts";
import { Access } from "#lib/people/access.ts";
import { disableUser, enableUser } from "#lib/people/disable-user.ts";
import { resetSecondFactor, sendReset } from "#lib/people/help-user.ts";
import { Invitation, invitePerson, withdrawInvitation } from "#lib/people/invite-person.ts";
import { setAccess } from "#lib/people/set-access.ts";

type InviteState = FormState & { link?: string };
const accessOf = (form: FormData) => ({ roles: form.getAll("roles"), channelIds: form.getAll("channelIds") });

export async function invitePersonAction(_: InviteState, form: FormData): Promise<InviteState> {
  const person = await requirePerson("user.manage");
  const fields = Invitation.safeParse({ name: form.get("name"), email: form.get("email"), ...accessOf(form) });
  if (!fields.success) return invalid(fields.error, form);
  const result = await attempt(() => invitePerson(person, fields.data));
  if ("error" in result) return { error: result.error, values: textsOf(form) };
  if (env().SMTP_URL) return { done: "邀请已发出，7天内有效" };
  return { done: "没有设置发信服务器。请把下面的链接转给对方，7天内有效，只显示这一次：", link: result.value };
}

export async function withdrawInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  return settle(form, "已作废", () => withdrawInvitation(person, String(form.get("email") ?? "")));
}

export async function setAccessAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  const fields = Access.safeParse(accessOf(form));
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存，对方须重新登录", () => setAccess(person, idOf(form), fields.data));
}

export async function disableUserAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  return settle(form, "已停用", () => disableUser(person, idOf(form)));
}

export async function enableUserAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  return settle(form, "已启用", () => enableUser(person, idOf(form)));
}

export async function resetSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  return settle(form, "两步验证已解除，对方须重新登录", () => resetSecondFactor(person, idOf(form)));
}

export async function sendResetAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("user.manage");
  return settle(form, "重设密码的链接已发到对方邮箱", () => sendReset(person, idOf(form)));
}
