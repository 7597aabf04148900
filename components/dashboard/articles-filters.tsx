import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { type ArticleFilter, articleSorts, isNarrowed } from "#lib/articles/list-filter.ts";
import { statusLabels } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";

type Props = {
  filter: ArticleFilter;
  channels: readonly { id: number; name: string }[];
  editors: readonly string[];
  sources: readonly string[];
};

/** A plain GET form: the whole state of the list stands in the address. */
export function ArticlesFilters({ filter, channels, editors, sources }: Props) {
  const rare = [filter.source, filter.from, filter.to, filter.picture].filter((value) => value !== undefined).length;
  return (
    <form className="filters articles-filters" action={routes.dashboardArticles()} aria-label="筛选稿件">
      {filter.tab === "open" ? null : <input type="hidden" name="tab" value={filter.tab} />}
      <span className="search-field">
        <StaffIcon name="search" />
        <input
          type="search"
          name="q"
          aria-label="标题、正文里的词，或编号"
          placeholder="标题、正文"
          defaultValue={filter.q}
          data-key="/"
          maxLength={100}
        />
        <kbd>/</kbd>
      </span>
      <select name="channel" className="input small" aria-label="频道" defaultValue={filter.channel ?? ""}>
        <option value="">频道</option>
        {channels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select name="status" className="input small" aria-label="状态" defaultValue={filter.status ?? ""}>
        <option value="">状态</option>
        {Object.entries(statusLabels).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <input
        className="input small"
        name="editor"
        list="editors"
        aria-label="责任编辑"
        placeholder="责任编辑"
        defaultValue={filter.editor}
        maxLength={50}
      />
      <datalist id="editors">
        {editors.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <details className="confirm">
        <summary className={rare > 0 ? "button small edge" : "button small"}>更多{rare > 0 ? `（${rare}）` : ""}</summary>
        <div className="confirm-body">
          <label>
            来源
            <input className="input small" name="source" list="sources" defaultValue={filter.source} maxLength={100} />
          </label>
          <datalist id="sources">
            {sources.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <label>
            更新从
            <input className="input small" type="date" name="from" defaultValue={filter.from} />
          </label>
          <label>
            更新到
            <input className="input small" type="date" name="to" defaultValue={filter.to} />
          </label>
          <label className="choice">
            <input type="checkbox" name="picture" value="1" defaultChecked={filter.picture} />
            有图片
          </label>
          <button className="button small edge" type="submit">
            筛选
          </button>
        </div>
      </details>
      <select name="sort" className="input small" aria-label="排序" defaultValue={filter.sort}>
        {Object.entries(articleSorts).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <button className="button small edge" type="submit">
        筛选
      </button>
      {isNarrowed(filter) ? (
        <a className="link" href={routes.dashboardArticles({ tab: filter.tab === "open" ? undefined : filter.tab })}>
          清除筛选
        </a>
      ) : null}
    </form>
  );
}
