import { OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { type ArticleFilter, type ArticleTab, articleTabs } from "#lib/articles/list-filter.ts";
import type { FormState } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  filter: ArticleFilter;
  counts: Record<ArticleTab, number>;
  limit: number;
  views: readonly { id: number; name: string; query: string }[];
  /** The present filter as an address. */
  query: string;
  saveAction: Action;
  deleteAction: Action;
};

/** The views of the list: those that everybody has, then the person's own. */
export function ArticlesTabs({ filter, counts, limit, views, query, saveAction, deleteAction }: Props) {
  const own = views.find((view) => view.query === query);
  return (
    <div className="articles-tabs">
      <nav className="tabs" aria-label="稿件视图">
        {(Object.keys(articleTabs) as ArticleTab[]).map((tab) => (
          <a
            key={tab}
            href={routes.dashboardArticles({ tab: tab === "open" ? undefined : tab })}
            aria-current={!own && filter.tab === tab ? "page" : undefined}
          >
            {articleTabs[tab]}
            {tab === "all" ? null : <span className="count">{counts[tab] > limit ? `${limit}+` : counts[tab]}</span>}
          </a>
        ))}
        {views.map((view) => (
          <a key={view.id} href={`${routes.dashboardArticles()}?${view.query}`} aria-current={own === view ? "page" : undefined}>
            {view.name}
          </a>
        ))}
      </nav>
      <details className="confirm">
        <summary className="button quiet small">存为视图</summary>
        <div className="confirm-body">
          <OfficeForm action={saveAction} label="存为视图">
            <input type="hidden" name="query" value={query} />
            <OfficeField name="name" label="名称" hint="保存现在的筛选和排序，只有自己看到。" maxLength={20} />
            <button type="submit" className="button small edge">
              保存
            </button>
          </OfficeForm>
          {views.map((view) => (
            <OfficeForm key={view.id} action={deleteAction} className="row" label={`删去视图${view.name}`}>
              <input type="hidden" name="id" value={view.id} />
              <span className="grow one-line">{view.name}</span>
              <button type="submit" className="button small quiet">
                删去<span className="hidden-text">视图{view.name}</span>
              </button>
            </OfficeForm>
          ))}
        </div>
      </details>
    </div>
  );
}
