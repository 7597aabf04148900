import type { Metadata } from "next";
import { ArticlesBulk } from "#components/dashboard/articles-bulk.tsx";
import { ArticlesFilters } from "#components/dashboard/articles-filters.tsx";
import { ArticlesPager } from "#components/dashboard/articles-pager.tsx";
import { ArticlesTable } from "#components/dashboard/articles-table.tsx";
import { ArticlesTabs } from "#components/dashboard/articles-tabs.tsx";
import { ListKeys } from "#components/dashboard/list-keys.tsx";
import { NewArticle } from "#components/dashboard/new-article.tsx";
import { countLimit, countTabs, lastListPage, listArticles, listFilterChoices, listPageSize, listSavedViews } from "#lib/articles/dashboard.ts";
import { articleFilterOf, isNarrowed, queryOfArticles } from "#lib/articles/list-filter.ts";
import { isTurnOf } from "#lib/articles/turn.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { may } from "#lib/people/rights.ts";
import { parseId, routes } from "#lib/routes.ts";
import { bulkAction, createArticleAction, deleteViewAction, saveViewAction, undoBulkAction } from "./actions.ts";

export const metadata: Metadata = { title: "稿件" };

export default async function ArticlesPage({ searchParams }: PageProps<"/dashboard/articles">) {
  const person = await requirePerson("article.read");
  const given = await searchParams;
  const filter = articleFilterOf(given);
  const place = {
    page: typeof given.page === "string" ? (parseId(given.page) ?? 1) : 1,
    after: typeof given.after === "string" ? given.after : undefined,
  };
  const [list, counts, choices, views] = await Promise.all([
    listArticles(person, filter, place),
    countTabs(person),
    listFilterChoices(person),
    listSavedViews(person),
  ]);
  const query = queryOfArticles(filter);
  const address = routes.dashboardArticles(query).split("?")[1] ?? "";
  const total = list.total > countLimit ? `${countLimit}+` : String(list.total);
  const rows = list.items.map((row) => ({ ...row, turn: isTurnOf(person, row) }));
  return (
    <main className="main articles-page" id="content">
      <ListKeys />
      <div className="page-head">
        <h1>稿件</h1>
        <span className="muted">{counts.all > countLimit ? `${countLimit}+` : counts.all}篇</span>
        <span className="push row wrap">
          {may(person, "article.trash") ? (
            <a className="button quiet" href={routes.trash()}>
              回收站
            </a>
          ) : null}
          {may(person, "article.create") ? <NewArticle action={createArticleAction} channels={choices.channels} primary /> : null}
        </span>
      </div>
      <ArticlesTabs
        filter={filter}
        counts={counts}
        limit={countLimit}
        views={views}
        query={address}
        saveAction={saveViewAction}
        deleteAction={deleteViewAction}
      />
      <div className="articles">
        <ArticlesFilters filter={filter} {...choices} />
        <ArticlesBulk
          action={bulkAction}
          undoAction={undoBulkAction}
          exportHref={routes.dashboardArticlesExport()}
          query={address}
          total={total}
          more={list.total > list.items.length}
          channels={choices.channels}
          may={{ write: may(person, "article.submit"), publish: may(person, "article.publish") }}
        >
          <div className="card">
            {rows.length === 0 ? (
              <p className="empty">{isNarrowed(filter) ? "没有符合条件的稿件。" : "这里现在没有稿件。"}</p>
            ) : (
              <ArticlesTable
                rows={rows}
                sorted={filter.sort === "updated" || filter.sort === "views" ? filter.sort : null}
                sortHref={(sort) => routes.dashboardArticles(queryOfArticles({ ...filter, sort }))}
              />
            )}
          </div>
        </ArticlesBulk>
      </div>
      <ArticlesPager
        page={list.page}
        size={listPageSize}
        shown={rows.length}
        total={list.total}
        limit={countLimit}
        last={lastListPage}
        after={place.after !== undefined}
        next={list.next}
        href={(to) => routes.dashboardArticles({ ...query, ...to })}
        exportHref={routes.dashboardArticlesExport(query)}
      />
    </main>
  );
}
