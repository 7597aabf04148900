import { StatusMark } from "#components/dashboard/status-mark.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { ReviewStep } from "#db/vocabulary.ts";
import { briefTime, minuteLabel } from "#lib/dates.ts";
import { type ArticleStatus, statusLabels, steps } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";

export type ArticleRow = {
  id: number;
  title: string;
  status: ArticleStatus;
  step: ReviewStep | null;
  channelName: string;
  responsibleEditor: string;
  updatedAt: Date;
  publishedAt: Date | null;
  publishAt: Date | null;
  overdue: boolean;
  imported: boolean;
  changed: boolean;
  picture: boolean;
  views: number;
  /** Waits for the person who looks. */
  turn: boolean;
};
type Props = { rows: readonly ArticleRow[]; sorted: "updated" | "views" | null; sortHref: (sort: "updated" | "views") => string };

export function ArticlesTable({ rows, sorted, sortHref }: Props) {
  return (
    <table className="table articles-table">
      <caption className="hidden-text">稿件</caption>
      <thead>
        <tr>
          <th className="tick">
            <input type="checkbox" data-tick-all="" aria-label="选择本页全部稿件" />
          </th>
          <th>标题</th>
          <th className="status-column">状态</th>
          <th className="channel-column wide-only">频道</th>
          <th className="editor-column wide-only">责任编辑</th>
          <SortHead name="updated" label="更新" sorted={sorted} href={sortHref("updated")} />
          <SortHead name="views" label="阅读" sorted={sorted} href={sortHref("views")} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SortHead({ name, label, sorted, href }: { name: "updated" | "views"; label: string; sorted: Props["sorted"]; href: string }) {
  const on = sorted === name;
  return (
    <th className={`end wide-only ${name}-column`} aria-sort={on ? "descending" : undefined}>
      <a href={href}>
        {label}
        {on ? " ↓" : ""}
      </a>
    </th>
  );
}

function Row({ row }: { row: ArticleRow }) {
  const title = row.title.trim() || "（还没有标题）";
  return (
    <tr data-row="">
      <td className="tick">
        <input type="checkbox" name="ids" value={row.id} aria-label={`选择《${title}》`} />
      </td>
      <td>
        <div className="title-cell">
          <a href={routes.editArticle(row.id)} data-open="" className={row.turn ? "one-line turn" : "one-line"} title={title}>
            {title}
          </a>
          {row.picture ? (
            <span className="muted" role="img" aria-label="有图片" title="有图片">
              <StaffIcon name="image" />
            </span>
          ) : null}
          {row.imported ? <span className="tag">导入</span> : null}
          {row.changed ? <span className="tag warning">有未发布的改动</span> : null}
          {row.overdue ? <span className="tag warning">没有按时发出</span> : null}
        </div>
        <p className="phone-only small muted">
          {row.channelName}，{briefTime(row.updatedAt)}更新
        </p>
      </td>
      <td>
        <ArticleStatusMark status={row.status} step={row.step} publishAt={row.publishAt} />
      </td>
      <td className="secondary one-line wide-only">{row.channelName}</td>
      <td className="secondary one-line wide-only">{row.responsibleEditor || "–"}</td>
      <td className="end muted wide-only">
        <span title={minuteLabel(row.updatedAt)}>{briefTime(row.updatedAt)}</span>
      </td>
      <td className="end secondary wide-only">{row.publishedAt ? row.views.toLocaleString("zh-CN") : "–"}</td>
    </tr>
  );
}

type Marked = { status: ArticleStatus; step?: ReviewStep | null; publishAt: Date | null };

/** A status in one word: the stage that an article in review waits at, the time at which a planned one goes out. */
export function ArticleStatusMark({ status, step, publishAt }: Marked) {
  if (!publishAt) return <StatusMark status={status}>{step ? `待${steps[step].label}` : statusLabels[status]}</StatusMark>;
  return (
    <StatusMark status="scheduled">
      <span title={minuteLabel(publishAt)}>定时 {briefTime(publishAt)}</span>
    </StatusMark>
  );
}
