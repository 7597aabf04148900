import type { Line } from "#lib/checks/article.ts";
import type { Remark } from "#lib/checks/finding.ts";

const inside =
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.|\[)|\.(?:local|lan|internal|localhost|test|invalid|example)$/i;
const vague = /^(?:点击(?:这里|此处|查看|进入)?|这里|此处|链接|here|click here|查看|详情|更多)$/i;

/** Where links lead, and what their words promise. Links of an article are whole addresses, or begin with / or #. */
export function links({ links: all, text }: Line, hosts: readonly string[]): Remark[] {
  return all.flatMap(({ from, to, href }) => {
    const say = (severity: Remark["severity"], message: string): Remark => ({ rule: "link", severity, from, to, message, suggestion: null });
    const words = text.slice(from, to).trim();
    const found: Remark[] = [];
    if (!words) found.push(say("should", `链接没有文字，它指向${href.slice(0, 60)}`));
    else if (vague.test(words)) found.push(say("hint", `链接的文字“${words}”看不出去向`));
    if (/^(?:#|\/(?!\/)|mailto:)/i.test(href)) return found;
    if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) {
      found.push(say("must", `链接不是完整的网址：${href.slice(0, 60)}`));
      return found;
    }
    const url = new URL(href);
    const host = url.hostname.replace(/^www\./, "");
    const isOwn = hosts.includes(url.hostname);
    const shown = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(words)?.[1]?.toLowerCase();
    if (!isOwn && inside.test(url.hostname)) found.push(say("must", `链接指向内部地址${url.hostname}，读者打不开`));
    else if (url.username || url.password) found.push(say("must", "链接里带有用户名或密码"));
    else if (shown && shown !== host && !host.endsWith(`.${shown}`) && !shown.endsWith(`.${host}`))
      found.push(say("should", `文字写的是${shown}，链接指向${host}`));
    else if (/^[\d.]+$/.test(url.hostname)) found.push(say("should", `链接用的是数字地址${url.hostname}`));
    else if (url.hostname.startsWith("xn--") || url.port) found.push(say("should", `链接的地址少见，请核对：${url.host}`));
    else if (url.protocol === "http:" && !isOwn) found.push(say("hint", `链接不是https：${url.host}`));
    return found;
  });
}
