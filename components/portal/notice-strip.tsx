import { Icon } from "#components/ui/icon.tsx";
import { machineTime, shortDayLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Notice = { id: number; title: string; publishedAt: Date };

/** 通知公告: one line at a time; it moves only when asked. Without script the arrow leads to the list. */
export function NoticeStrip({ notices, listHref }: { notices: readonly Notice[]; listHref: string }) {
  return (
    <section className="notices" aria-label="通知公告" data-notices>
      <h2>通知公告</h2>
      {notices.length === 0 ? <p className="empty">暂无通知公告</p> : null}
      <ul>
        {notices.map((notice, at) => (
          <li key={notice.id} hidden={at > 0}>
            <a href={routes.article(notice.id)}>{notice.title}</a>
            <time dateTime={machineTime(notice.publishedAt)}>{shortDayLabel(notice.publishedAt)}</time>
          </li>
        ))}
      </ul>
      <div className="notices-pager">
        {notices.length > 1 ? (
          <>
            <span data-notices-position hidden>
              1/{notices.length}
            </span>
            <button type="button" data-notices-step="-1" aria-label="上一条" hidden>
              <Icon name="left" />
            </button>
            <button type="button" data-notices-step="1" aria-label="下一条" hidden>
              <Icon name="right" />
            </button>
          </>
        ) : null}
        <a href={listHref}>
          全部<span className="hidden-text">通知公告</span>
        </a>
      </div>
    </section>
  );
}
