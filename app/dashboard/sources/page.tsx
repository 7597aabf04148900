import type { Metadata } from "next";
import { ConfirmDelete, OfficeCheck, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { parseId, routes } from "#lib/routes.ts";
import { type EditableSource, listSourceNames, listSources } from "#lib/sources/dashboard.ts";
import { deleteSourceAction, mergeSourcesAction, saveSourceAction, separateSourceAction } from "./actions.ts";

export const metadata: Metadata = { title: "稿源" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const choices = [
  ["", "全部"],
  ["yes", "在稿源表上"],
  ["no", "不在稿源表上"],
] as const;

export default async function SourcesPage({ searchParams }: Props) {
  const person = await requirePerson("source.edit");
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === "string" ? given[name].trim().slice(0, 100) : "");
  const [q, listed, page] = [text("q"), text("listed"), parseId(text("page")) ?? 1];
  const filter = { q, listed: listed === "yes" ? true : listed === "no" ? false : undefined, page: Math.min(page, 1_000) };
  const [{ items, total, pages }, names] = await Promise.all([listSources(person, filter), listSourceNames(person)]);
  const hrefOf = (number: number) => routes.dashboardSources({ q, listed, page: number > 1 ? number : undefined });
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>稿源</h1>
        <span className="muted">共{total}个</span>
      </div>
      <p className="muted">编辑写的来源不在稿源表上时，编辑器会提醒。同一家有几种写法的，合并成一种，已发的稿件随之改用这个名称。</p>
      <form className="filters" action={routes.dashboardSources()} role="search" aria-label="筛选稿源">
        <input className="input small source-search" name="q" type="search" defaultValue={q} maxLength={100} placeholder="名称" aria-label="名称" />
        <select className="input small source-search" name="listed" defaultValue={listed} aria-label="是否在稿源表上">
          {choices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit" className="button small">
          筛选
        </button>
        {q || listed ? (
          <a className="link" href={routes.dashboardSources()}>
            清除
          </a>
        ) : null}
      </form>
      <div className="stack">
        <section className="card" aria-label="稿源列表">
          {items.length === 0 ? (
            <p className="empty">没有符合条件的稿源。</p>
          ) : (
            <ul className="office-list">
              {items.map((source) => (
                <SourceRow key={source.id} source={source} />
              ))}
            </ul>
          )}
          <datalist id="source-names">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </section>
        {pages > 1 ? (
          <nav className="pager" aria-label="翻页">
            {page > 1 ? <a href={hrefOf(page - 1)}>上一页</a> : null}
            <span>
              第{page}/{pages}页
            </span>
            {page < pages ? <a href={hrefOf(page + 1)}>下一页</a> : null}
          </nav>
        ) : null}
        <section className="card card-body" aria-labelledby="new-source">
          <h2 id="new-source">添加稿源</h2>
          <OfficeForm action={saveSourceAction} className="office-row" label="添加稿源">
            <SourceInputs listed />
            <button type="submit" className="button">
              添加
            </button>
          </OfficeForm>
        </section>
      </div>
    </main>
  );
}

function SourceRow({ source }: { source: EditableSource }) {
  return (
    <li>
      <details className="grow">
        <summary>
          <b>{source.name}</b> {source.listed ? null : <span className="tag warning">不在稿源表上</span>}{" "}
          <span className="muted">
            {source.used > 0 ? `${source.used}篇稿件` : "没有稿件"}
            {source.otherNames.length > 0 ? `，又写作${source.otherNames.map((other) => other.name).join("、")}` : ""}
          </span>
        </summary>
        <OfficeForm action={saveSourceAction} className="office-row" label={`修改${source.name}`}>
          <input type="hidden" name="id" value={source.id} />
          <SourceInputs name={source.name} url={source.url} listed={source.listed} />
          <button type="submit" className="button edge">
            保存
          </button>
        </OfficeForm>
        <OfficeForm action={mergeSourcesAction} className="office-row" label={`合并${source.name}`}>
          <input type="hidden" name="id" value={source.id} />
          <OfficeField name="into" label={`把“${source.name}”并入`} list="source-names" maxLength={100} />
          <button type="submit" className="button">
            合并
          </button>
        </OfficeForm>
        {source.otherNames.map((other) => (
          <OfficeForm key={other.id} action={separateSourceAction} className="row wrap" label={`分开${other.name}`}>
            <input type="hidden" name="id" value={other.id} />
            <span>{other.name}</span>
            <button type="submit" className="button small">
              分开<span className="hidden-text">{other.name}</span>
            </button>
          </OfficeForm>
        ))}
      </details>
      {source.used === 0 && source.otherNames.length === 0 ? (
        <ConfirmDelete name={source.name} action={deleteSourceAction}>
          <input type="hidden" name="id" value={source.id} />
        </ConfirmDelete>
      ) : null}
    </li>
  );
}

function SourceInputs({ name, url, listed }: { name?: string; url?: string | null; listed: boolean }) {
  return (
    <>
      <OfficeField name="name" label="名称" value={name} maxLength={100} />
      <OfficeField name="url" label="网址（可不填）" type="url" value={url} maxLength={500} />
      <OfficeCheck name="listed" label="在稿源表上" checked={listed} />
    </>
  );
}
