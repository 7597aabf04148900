import "server-only";
import { env } from "#lib/env.ts";
import type { Letter } from "#lib/mail/queue-mail.ts";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";

async function letter(subject: string, name: string, lines: readonly string[]): Promise<Letter> {
  const { siteName } = await getSettings();
  return { subject: `${siteName}：${subject}`, body: [`${name}，您好：`, "", ...lines, "", siteName, env().APP_URL].join("\n") };
}

export const invitationLetter = (name: string, inviter: string, link: string) =>
  letter("邀请您开通账号", name, [`${inviter}邀请您使用本站的工作台。请在7天内打开下面的链接，设置密码（链接只能用一次）：`, "", link]);

export const resetLetter = (name: string, link: string) =>
  letter("重设密码", name, [
    "有人（应该是您）请求重设密码。请在30分钟内打开下面的链接（只能用一次）：",
    "",
    link,
    "",
    "如果不是您本人，不必理会，密码不会变。",
  ]);

export const passwordChangedLetter = (name: string) =>
  letter("密码已更改", name, [
    "您的密码刚刚更改了，所有浏览器里的登录都已结束。",
    "",
    `如果不是您本人，请马上联系管理员，并在 ${env().APP_URL}${routes.forgotPassword()} 重设密码。`,
  ]);
