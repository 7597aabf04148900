import type { Metadata } from "next";
import { ConfirmDelete, OfficeCheck, OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { listCheckWords, listTerms, rowsPerPage, type TermRow, type WordRow } from "#lib/checks/office.ts";
import { parseId, routes } from "#lib/routes.ts";
import { deleteTermAction, deleteWordAction, saveTermAction, saveWordAction } from "./actions.ts";

export const metadata: Metadata = { title: "词表" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const kinds = { organisation: "机构", person: "人名", title: "职务", zone: "开发区" } as const;
const levels = { must: "必须", should: "建议", hint: "提示" } as const;
const optionsOf = (words: Record<string, string>) => Object.entries(words);

export default async function TermsPage({ searchParams }: Props) {
  const person = await requirePerson("term.edit");
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === "string" ? given[name].trim().slice(0, 100) : "");
  const tab = text("tab") === "words" ? "words" : "terms";
  const [q, page] = [text("q"), Math.min(parseId(text("page")) ?? 1, 1_000)];
  const [terms, words] = await Promise.all([
    tab === "terms" ? listTerms(person, q, page) : null,
    tab === "words" ? listCheckWords(person, q, page) : null,
  ]);
  const total = (terms ?? words)?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  const hrefOf = (number: number) => routes.dashboardTerms({ tab, q, page: number > 1 ? number : undefined });
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>词表</h1>
        <span className="muted">共{total}条</span>
      </div>
      <nav className="tabs" aria-label="词表">
        <a href={routes.dashboardTerms()} aria-current={tab === "terms" ? "page" : undefined}>
          规范名称
        </a>
        <a href={routes.dashboardTerms({ tab: "words" })} aria-current={tab === "words" ? "page" : undefined}>
          常错词
        </a>
      </nav>
      <p className="muted office-lead">
        {tab === "terms"
          ? "改了名的机构、人名职务和开发区。检查按稿件的日期用它：起日之前、止日之后的稿件不提醒。"
          : "错的写法和对的写法。两边写得一样的是放行词，检查遇到它不提醒。"}
      </p>
      <form className="filters" action={routes.dashboardTerms()} role="search" aria-label="查找词表">
        <input type="hidden" name="tab" value={tab} />
        <input
          className="input small source-search"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={100}
          placeholder="新旧写法"
          aria-label="新旧写法"
        />
        <button type="submit" className="button small">
          查找
        </button>
      </form>
      <div className="stack">
        <section className="card card-body" aria-labelledby="new-row">
          <h2 id="new-row">添加</h2>
          {terms ? <TermForm /> : <WordForm />}
        </section>
        <section className="card" aria-label="词表内容">
          {total === 0 ? <p className="empty">没有符合条件的条目。</p> : null}
          <ul className="office-list">
            {terms?.items.map((row) => (
              <Row
                key={row.id}
                id={row.id}
                old={row.old}
                name={row.new}
                level={row.severity}
                note={[kinds[row.kind], row.from ? `${row.from}起` : "", row.until ? `至${row.until}` : "", row.note].filter(Boolean).join("，")}
                remove={deleteTermAction}
              >
                <TermForm row={row} />
              </Row>
            ))}
            {words?.items.map((row) => (
              <Row key={row.id} id={row.id} old={row.wrong} name={row.right} level={row.severity} note={row.note} remove={deleteWordAction}>
                <WordForm row={row} />
              </Row>
            ))}
          </ul>
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
      </div>
    </main>
  );
}

type RowProps = {
  id: number;
  old: string;
  name: string;
  level: keyof typeof levels;
  note: string;
  remove: typeof deleteTermAction;
  children: React.ReactNode;
};

function Row({ id, old, name, level, note, remove, children }: RowProps) {
  return (
    <li>
      <details className="grow">
        <summary>
          <b>
            {old} → {name}
          </b>{" "}
          <span className="muted">
            {levels[level]}
            {note ? `，${note}` : ""}
          </span>
        </summary>
        {children}
      </details>
      <ConfirmDelete name={old} action={remove}>
        <input type="hidden" name="id" value={id} />
      </ConfirmDelete>
    </li>
  );
}

function TermForm({ row }: { row?: TermRow }) {
  return (
    <OfficeForm action={saveTermAction} className="office-row" label={row ? `修改${row.old}` : "添加规范名称"}>
      {row ? <input type="hidden" name="id" value={row.id} /> : null}
      <OfficeField name="old" label="旧名称" value={row?.old} maxLength={100} />
      <OfficeField name="new" label="现名称" value={row?.new} maxLength={100} />
      <OfficeChoice name="kind" label="类别" value={row?.kind ?? "organisation"} options={optionsOf(kinds)} />
      <OfficeChoice name="severity" label="程度" value={row?.severity ?? "should"} options={optionsOf(levels)} />
      <OfficeField name="from" label="起日（可不填）" type="date" value={row?.from} />
      <OfficeField name="until" label="止日（可不填）" type="date" value={row?.until} />
      <OfficeField name="note" label="说明（可不填）" value={row?.note} maxLength={200} />
      <button type="submit" className="button edge">
        {row ? "保存" : "添加"}
      </button>
    </OfficeForm>
  );
}

function WordForm({ row }: { row?: WordRow }) {
  return (
    <OfficeForm action={saveWordAction} className="office-row" label={row ? `修改${row.wrong}` : "添加常错词"}>
      {row ? <input type="hidden" name="id" value={row.id} /> : null}
      <OfficeField name="wrong" label="错的写法" value={row?.wrong} maxLength={50} />
      <OfficeField name="right" label="对的写法" value={row?.right} maxLength={50} />
      <OfficeChoice name="severity" label="程度" value={row?.severity ?? "should"} options={optionsOf(levels)} />
      <OfficeField name="note" label="说明（可不填）" value={row?.note} maxLength={200} />
      <OfficeCheck name="wholeWord" label="只在单独成词时提醒" checked={row?.wholeWord ?? false} />
      <button type="submit" className="button edge">
        {row ? "保存" : "添加"}
      </button>
    </OfficeForm>
  );
}
