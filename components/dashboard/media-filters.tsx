import type { MediaFilter } from "#lib/media/filter.ts";
import { routes } from "#lib/routes.ts";

const choices = [
  ["kind", "种类", { image: "图片", file: "附件" }],
  ["alt", "替代文字", { missing: "没有填" }],
  ["licence", "授权", { ending: "三十天内到期", ended: "已到期" }],
  ["use", "使用", { used: "正在使用", unused: "没有用到" }],
] as const;

/** A plain GET form: the whole state of the library stands in the address. */
export function MediaFilters({ filter, view }: { filter: MediaFilter; view?: string }) {
  const { place, ...narrowing } = filter;
  return (
    <form className="filters media-filters" action={routes.dashboardMedia()} aria-label="筛选媒体">
      {place ? <input type="hidden" name="place" value={place} /> : null}
      {view ? <input type="hidden" name="view" value={view} /> : null}
      <input
        type="search"
        name="q"
        className="input small"
        aria-label="名称、说明、来源里的词"
        placeholder="名称、说明、来源"
        defaultValue={filter.q}
        data-key="/"
        maxLength={100}
      />
      {choices.map(([name, label, options]) => (
        <select key={name} name={name} className="input small" aria-label={label} defaultValue={filter[name] ?? ""}>
          <option value="">{label}</option>
          {Object.entries(options).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      ))}
      <button type="submit" className="button small edge">
        筛选
      </button>
      {Object.keys(narrowing).length > 0 ? (
        <a className="button small quiet" href={routes.dashboardMedia({ place, view })}>
          清除筛选
        </a>
      ) : null}
    </form>
  );
}
