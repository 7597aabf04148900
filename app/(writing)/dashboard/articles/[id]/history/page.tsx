import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { DifferenceSteps } from "#components/review/difference-steps.tsx";
import { DifferenceView } from "#components/review/difference-view.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { StoredHtml } from "#components/ui/stored-html.tsx";
import { getEditable } from "#lib/articles/editable.ts";
import { revisionReasons } from "#lib/articles/revision-item.ts";
import { getRevisionWords, listRevisions, type RevisionLine } from "#lib/articles/revisions.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { differenceOf } from "#lib/difference/difference.ts";
import { may } from "#lib/people/rights.ts";
import { parseId, routes } from "#lib/routes.ts";
import { fieldLabels } from "#lib/writing/merge.ts";
import { restoreRevisionAction } from "./actions.ts";

export const metadata: Metadata = { title: "历史版本" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ params, searchParams }: Props) {
  const person = await requirePerson("article.read");
  const article = await getEditable(person, parseId((await params).id) ?? 0);
  if (!article) notFound();
  const query = await searchParams;
  const revisions = await listRevisions(person, article.id);
  const numberOf = (value: string | string[] | undefined) => parseId(String(value ?? ""));
  const after = numberOf(query.after) ?? revisions[0]?.number ?? 0;
  const before = numberOf(query.before) ?? revisions.find((each) => each.number < after)?.number ?? 0;
  const [older, newer] = await Promise.all([getRevisionWords(person, article.id, before), getRevisionWords(person, article.id, after)]);
  const difference = older && newer ? differenceOf(older.words, newer.words) : null;
  const mode = query.mode === "side" || query.mode === "clean" ? query.mode : "inline";
  const mayRestore = may(person, "article.write", article.channelId) && !article.trashed;
  return (
    <main className="main history" id="content">
      <div className="page-head">
        <a className="icon-button" href={routes.editArticle(article.id)} aria-label="回到稿件" title="回到稿件">
          <StaffIcon name="back" />
        </a>
        <h1>历史版本</h1>
      </div>
      {revisions.length === 0 ? (
        <p className="empty">还没有保存过版本。提交、发布、更正，连续写作十分钟，或一次删去很多字，都会留下一版。</p>
      ) : (
        <div className="two-columns">
          <section className="card" aria-labelledby="differences">
            <div className="card-head">
              <h2 id="differences">{newer && older ? `第${before}版 → 第${after}版` : `第${after}版`}</h2>
              {newer && older ? <ModeLinks current={mode} before={before} after={after} /> : null}
              {difference && mode !== "clean" ? (
                <span className="push">
                  <DifferenceSteps changes={difference.changes} />
                </span>
              ) : null}
            </div>
            {difference && mode !== "clean" ? (
              <DifferenceView difference={difference} mode={mode} labels={fieldLabels} heads={{ before: `第${before}版`, after: `第${after}版` }} />
            ) : newer ? (
              <div className="card-body">
                <h3>{newer.words.title}</h3>
                <StoredHtml html={newer.html} lang="zh-Hans" />
              </div>
            ) : (
              <p className="card-body">没有这一版</p>
            )}
          </section>
          <section className="card" aria-labelledby="revisions">
            <form className="card-head" action="">
              <h2 id="revisions">版本</h2>
              <span className="push">
                <VersionChoice name="before" label="较早的一版" value={before} revisions={revisions} />
              </span>
              <VersionChoice name="after" label="较新的一版" value={after} revisions={revisions} />
              <button type="submit" className="button small">
                比较
              </button>
            </form>
            <ol className="history-list">
              {revisions.map((revision) => (
                <li key={revision.number}>
                  <p className="row wrap">
                    <b>第{revision.number}版</b>
                    <span className="tag">{revisionReasons[revision.reason]}</span>
                    {revision.isLive ? <span className="tag good">读者看到的</span> : null}
                    {revision.isDraft ? <span className="tag">与草稿相同</span> : null}
                  </p>
                  <p className="muted small">
                    {minuteLabel(revision.at)}　{revision.by ?? "系统"}　{revision.characters}字
                  </p>
                  {mayRestore && !revision.isDraft ? (
                    <OfficeForm action={restoreRevisionAction} label={`恢复第${revision.number}版`}>
                      <input type="hidden" name="id" value={article.id} />
                      <input type="hidden" name="number" value={revision.number} />
                      <button type="submit" className="button small">
                        恢复为草稿
                      </button>
                    </OfficeForm>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
    </main>
  );
}

const modes = [
  ["clean", "清稿"],
  ["side", "对照"],
  ["inline", "修订"],
] as const;

function ModeLinks({ current, before, after }: { current: (typeof modes)[number][0]; before: number; after: number }) {
  return (
    <nav className="segments" aria-label="显示方式">
      {modes.map(([mode, label]) => (
        <a
          key={mode}
          className={mode === "side" ? "wide-only" : undefined}
          href={`?${new URLSearchParams({ before: String(before), after: String(after), mode })}`}
          aria-current={mode === current ? "true" : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function VersionChoice({ name, label, value, revisions }: { name: string; label: string; value: number; revisions: readonly RevisionLine[] }) {
  return (
    <select className="input small" name={name} aria-label={label} defaultValue={value}>
      {revisions.map(({ number }) => (
        <option key={number} value={number}>
          第{number}版
        </option>
      ))}
    </select>
  );
}
