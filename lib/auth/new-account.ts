import { z } from "zod";
import { normalEmail } from "#lib/auth/email.ts";
import { passwordFault } from "#lib/auth/password.ts";
import { DomainError } from "#lib/errors.ts";

const Name = z.string().trim().min(1).max(30);

export type NewAccount = { name: string; email: string; password: string; again: string };

/** What somebody fills in who opens an account, or the first thing that is wrong with it. */
export function readNewAccount(typed: NewAccount): { name: string; email: string; password: string } {
  const name = Name.safeParse(typed.name);
  if (!name.success) throw new DomainError("invalid", { field: "name", message: "请填写姓名，不超过30字" });
  const email = normalEmail(typed.email);
  if (!email) throw new DomainError("invalid", { field: "email", message: "邮箱地址不对" });
  return { name: name.data, email, password: readNewPassword(typed) };
}

export function readNewPassword({ password, again }: { password: string; again: string }): string {
  const fault = passwordFault(password) ?? (password === again ? null : "两次输入的密码不一样");
  if (fault) throw new DomainError("invalid", { field: "password", message: fault });
  return password;
}
