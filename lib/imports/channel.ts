export type ChannelName = { slug: string; name: string };
export type ChannelChoice = { slug: string; name: string; how: "name" | "similar" | "words" | "given" | "fallback" };

/** Words of old columns, tried in this order, and the channel they speak for. */
const speaking: readonly [RegExp, string][] = [
  [/解读|解讀/, "policy-readings"],
  [/政策|法规|法規|规范性文件|文件|条例|办法/, "policies"],
  [/通知|公告|公示|通告/, "notices"],
  [/招商|投资促进/, "investment"],
  [/国际|國際|对外|海外|外事/, "international"],
  [/观点|觀點|研究|理论|论坛|专家|视点|评论|调研/, "insights"],
  [/协会|協會|会员|学会|分会|工作动态/, "association"],
  [/国家级|國家級/, "national-zones"],
  [/省级|省級|地方|园区|開發區|开发区|高新区|经开区|综保区|保税区/, "provincial-zones"],
  [/要闻|要聞|头条|新闻|新聞|资讯|资讯中心|动态|时政/, "headlines"],
];
const general = /^(?:首页|首頁|主页|home|网站首页|新闻中心|资讯中心|新闻资讯|新闻|资讯|正文)$/i;
export const fallbackSlug = "headlines";

/** The channel of an article: the last crumb that names one, else one that resembles or speaks of one, else the given or the fallback one. */
export function chooseChannel(breadcrumb: readonly string[], channels: readonly ChannelName[], given?: string): ChannelChoice | null {
  const crumbs = [...breadcrumb].reverse();
  const flat = (text: string): string => text.replace(/\s/g, "").toLowerCase();
  for (const crumb of crumbs) {
    const same = channels.find((channel) => flat(channel.name) === flat(crumb));
    if (same) return { ...same, how: "name" };
  }
  const telling = crumbs.filter((crumb) => !general.test(crumb));
  for (const crumb of telling) {
    const like = channels.find(
      (channel) => flat(crumb).length >= 4 && (flat(channel.name).includes(flat(crumb)) || flat(crumb).includes(flat(channel.name))),
    );
    if (like) return { ...like, how: "similar" };
  }
  const asked = channels.find((channel) => channel.slug === given);
  if (asked) return { ...asked, how: "given" };
  for (const crumb of telling) {
    const slug = speaking.find(([pattern]) => pattern.test(crumb))?.[1];
    const spoken = channels.find((channel) => channel.slug === slug);
    if (spoken) return { ...spoken, how: "words" };
  }
  const fallback = channels.find((channel) => channel.slug === fallbackSlug) ?? channels[0];
  return fallback ? { ...fallback, how: "fallback" } : null;
}
