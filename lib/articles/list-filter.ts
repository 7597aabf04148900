import { articleStatuses } from "#db/vocabulary.ts";
import type { ArticleStatus } from "#lib/review/workflow.ts";
import { parseId } from "#lib/routes.ts";

/** The views of the list that everybody has, in the order of the tabs. */
export const articleTabs = {
  open: "进行中",
  mine: "我负责的",
  waiting: "待发布",
  scheduled: "定时",
  published: "已发布",
  withdrawn: "已撤稿",
  all: "全部",
} as const;
export type ArticleTab = keyof typeof articleTabs;

export const articleSorts = { updated: "最近更新", created: "最近新建", published: "最近发布", planned: "计划时间", views: "阅读最多" } as const;
export type ArticleSort = keyof typeof articleSorts;

/** What the list is narrowed to; every part stands in the address. Days are those of Beijing. */
export type ArticleFilter = {
  tab: ArticleTab;
  q?: string;
  channel?: number;
  status?: ArticleStatus;
  /** 责任编辑, as written on the article. */
  editor?: string;
  source?: string;
  /** The day of the last change. */
  from?: string;
  to?: string;
  picture?: true;
  sort: ArticleSort;
};
type Given = Record<string, string | string[] | undefined>;

const keyOf = <T extends object>(table: T, value: string | undefined): (keyof T & string) | undefined =>
  value !== undefined && Object.hasOwn(table, value) ? (value as keyof T & string) : undefined;

/** Reads a filter from an address; what does not fit is left out instead of failing the page. */
export function articleFilterOf(given: Given): ArticleFilter {
  const text = (key: string, limit = 100) => {
    const value = given[key];
    // NUL is the one character that PostgreSQL does not take.
    return typeof value === "string" ? value.replaceAll("\0", "").trim().slice(0, limit).toWellFormed() || undefined : undefined;
  };
  const tab = keyOf(articleTabs, text("tab")) ?? "open";
  return {
    tab,
    q: text("q"),
    channel: parseId(text("channel") ?? "") ?? undefined,
    status: articleStatuses.find((status) => status === text("status")),
    editor: text("editor"),
    source: text("source"),
    from: realDay(text("from")),
    to: realDay(text("to")),
    picture: text("picture") === "1" ? true : undefined,
    sort: keyOf(articleSorts, text("sort")) ?? defaultSort(tab),
  };
}

export function defaultSort(tab: ArticleTab): ArticleSort {
  return tab === "scheduled" ? "planned" : tab === "published" ? "published" : "updated";
}

/** PostgreSQL refuses 2026-02-31; an address may hold it. */
function realDay(value: string | undefined): string | undefined {
  if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : undefined;
}

/** The same filter as an address, without the place in the list; what is usual is left out. */
export function queryOfArticles(filter: ArticleFilter): Record<string, string | number | undefined> {
  const { tab, sort, picture, ...rest } = filter;
  return { tab: tab === "open" ? undefined : tab, ...rest, picture: picture ? "1" : undefined, sort: sort === defaultSort(tab) ? undefined : sort };
}

/** Whether anything beside tab and order narrows the list. */
export function isNarrowed({ tab: _, sort: __, ...rest }: ArticleFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
