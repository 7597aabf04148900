import "server-only";
import { type ImportedArticle, importArticle } from "#lib/articles/import-article.ts";
import { excerpt } from "#lib/content/plain-text.ts";
import { DomainError } from "#lib/errors.ts";
import { type ChannelChoice, type ChannelName, chooseChannel } from "./channel.ts";
import { type Identity, identify, type Known, redirectOwner } from "./identity.ts";
import type { Doubt, Reading } from "./reading.ts";

export type Settings = {
  channels: readonly ChannelName[];
  /** Slug for articles whose breadcrumb names no channel of ours. */
  channel?: string;
  /** `YYYY-MM-DD` for articles without a date. */
  date?: string;
  dryRun: boolean;
};
export type Outcome = "created" | "updated" | "unchanged" | "would-create" | "would-update";
export type Imported = { outcome: Outcome; id: number | null; channel: ChannelChoice; publishedAt: string; doubts: Doubt[] };
export type Refused = { outcome: "refused"; cause: string; cure: string };

const how: Record<ChannelChoice["how"], string | null> = {
  name: null,
  similar: "栏目名与面包屑相近，不是同名",
  words: "栏目按面包屑里的用词推断",
  given: "面包屑没有对上栏目，按 --channel 归入",
  fallback: "面包屑没有对上栏目，归入缺省栏目",
};

/** Puts one reading before readers, or says what that would do. Reads first, then one transaction: whole or not at all. */
export async function importReading(reading: Reading, settings: Settings): Promise<Imported | Refused> {
  const doubts = [...reading.doubts];
  const at = reading.publishedAt ? new Date(reading.publishedAt) : dateGiven(settings.date);
  if (!at) return refuse("没有找到发布日期，没有日期不能发布", "用 --date 2018-08-22 给出日期后再导入这个文件");
  if (!reading.publishedAt) doubts.push({ field: "publishedAt", reason: `发布日期按 --date 取 ${settings.date}` });
  const identity = await identify(reading, at);
  const refusal = refuseExisting(identity);
  if (refusal) return refusal;
  const channel = place(reading, settings, identity);
  if (!channel) return refuse("库里没有任何栏目", "先运行 npm start 建好栏目");
  const reason = identity.existing && channel.slug === identity.existing.channelSlug ? null : how[channel.how];
  if (reason) doubts.push({ field: "channel", reason });
  for (const other of identity.lookalikes) doubts.push({ field: "identity", reason: `同题同日另有一篇：/articles/${other.id}，正文不同，没有合并` });
  const paths = oldPaths(reading.address);
  for (const path of paths) {
    const owner = await redirectOwner(path, identity.existing?.id ?? null);
    if (owner) doubts.push({ field: "address", reason: `旧地址 ${path} 原来指向 /articles/${owner}，现改指向本篇` });
  }
  const about = { channel, publishedAt: at.toISOString(), doubts };
  if (settings.dryRun) return { outcome: identity.existing ? "would-update" : "would-create", id: identity.existing?.id ?? null, ...about };
  try {
    const { id, outcome } = await importArticle("command:import", articleOf(reading, at, channel.slug, identity, paths));
    return { outcome, id, ...about };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse(
      error.code === "conflict" ? "这篇稿件已撤回，不会因导入重新出现" : `稿件不合要求（${error.code}）`,
      "撤回的稿件由编辑决定是否恢复；其余请检查文件",
    );
  }
}

function articleOf(reading: Reading, at: Date, channelSlug: string, { importKey, existing }: Identity, paths: readonly string[]): ImportedArticle {
  const source = reading.source ?? existing?.source;
  const sourceUrl = reading.address ?? existing?.sourceUrl;
  const author = reading.author ?? existing?.author;
  const editor = reading.editor ?? existing?.editor;
  return {
    importKey,
    channelSlug,
    title: reading.title,
    html: reading.html,
    publishedAt: at,
    oldPaths: paths,
    ...(source ? { source: { name: source, ...(reading.sourceLink ? { url: originOf(reading.sourceLink) } : {}) } } : {}),
    ...(sourceUrl ? { sourceUrl } : {}),
    ...(author ? { author } : {}),
    ...(editor ? { responsibleEditor: editor } : {}),
    ...(reading.clicks === null ? {} : { baseViews: reading.clicks }),
    ...(reading.attachments.length > 0 ? { attachments: reading.attachments } : {}),
    ...(existing ? written(existing) : {}),
  };
}

/** What people have written to an article that a page cannot know; an opening cut by us is cut anew. */
function written(existing: Known): Partial<ImportedArticle> {
  return {
    keywords: existing.keywords,
    ...(existing.summary && existing.summary !== excerpt(existing.text) ? { summary: existing.summary } : {}),
    ...(existing.sourceNote ? { sourceNote: existing.sourceNote } : {}),
    ...(existing.documentKind ? { documentKind: existing.documentKind } : {}),
    ...(existing.region ? { region: existing.region } : {}),
  };
}

/** A source is named by its site; the link beside it often leads to one page of it. */
function originOf(link: string): string {
  return new URL(link).origin;
}

function place(reading: Reading, settings: Settings, { existing }: Identity): ChannelChoice | null {
  const chosen = chooseChannel(reading.breadcrumb, settings.channels, settings.channel);
  if (!existing || chosen?.how === "name") return chosen;
  const kept = settings.channels.find((channel) => channel.slug === existing.channelSlug);
  return kept ? { ...kept, how: chosen?.how ?? "fallback" } : chosen;
}

function refuseExisting({ existing }: Identity): Refused | null {
  if (existing?.status === "withdrawn")
    return refuse(`这篇稿件已撤回（/articles/${existing.id}），不会因导入重新出现`, "要恢复它，由编辑在工作台处理");
  if (existing && existing.importKey === null)
    return refuse(`站内已有同题同日的稿件（/articles/${existing.id}），不是导入来的`, "由编辑核对；确要并存，先改其中一篇的标题");
  return null;
}

function refuse(cause: string, cure: string): Refused {
  return { outcome: "refused", cause, cure };
}

function dateGiven(date: string | undefined): Date | null {
  return date ? new Date(`${date}T00:00:00+08:00`) : null;
}

/** Path with query of the old address; the home page is never given away. */
export function oldPaths(address: string | null): string[] {
  if (!address || !URL.canParse(address)) return [];
  const { pathname, search } = new URL(address);
  const path = `${pathname}${search}`;
  return path.length > 1 && path.length <= 2_000 && !/^\/(?:index\.\w+)?$/.test(path) ? [path] : [];
}
