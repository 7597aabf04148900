import { ArticleStatusMark } from "#components/dashboard/articles-table.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { ReviewStep } from "#db/vocabulary.ts";
import { briefTime, minuteLabel, since } from "#lib/dates.ts";
import type { ArticleStatus } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";

type Item = {
  id: number;
  title: string;
  status: ArticleStatus;
  channelName: string;
  responsibleEditor: string;
  updatedAt: Date;
  publishAt: Date | null;
  publishedAt: Date | null;
  overdue: boolean;
  step: ReviewStep | null;
  owesAfterReview: boolean;
  views: number;
};

/** A stage to pass opens on the screen of the review. */
const opens = (item: Item) => item.status === "inReview" || item.owesAfterReview;
const doorOf = (item: Item) => (opens(item) ? routes.reviewArticle(item.id) : routes.editArticle(item.id));
const titleOf = (item: Item) => item.title.trim() || "（还没有标题）";

export function WorkbenchTurn({ items, total, mineHref }: { items: readonly Item[]; total: number; mineHref: string }) {
  return (
    <section className="card" aria-labelledby="turn">
      <div className="card-head">
        <h2 id="turn">轮到我的</h2>
        <span className="count">{total >= 100 ? "100+" : total}</span>
        {items.length > 0 ? (
          <span className="push small muted wide-only">
            <kbd>J</kbd> <kbd>K</kbd> 上下移动
          </span>
        ) : null}
      </div>
      {items.length === 0 ? (
        <p className="empty">
          现在没有轮到你的稿件。
          <br />
          <a className="link" href={routes.dashboardArticles({ tab: "all" })}>
            看全部稿件
          </a>
        </p>
      ) : (
        <ul className="turn-list">
          {items.map((item) => (
            <li key={item.id} data-row="">
              <div className="two-lines">
                <b>
                  <a href={doorOf(item)} data-open="">
                    {titleOf(item)}
                  </a>
                </b>
                <span>
                  {item.channelName}
                  {item.responsibleEditor ? `，${item.responsibleEditor}` : ""}
                </span>
              </div>
              <ArticleStatusMark status={item.status} step={item.step} publishAt={item.overdue ? null : item.publishAt} />
              <div className="two-lines">
                {item.overdue && item.publishAt ? (
                  <b className="danger-text row">
                    <StaffIcon name="alert" />
                    已超{since(item.publishAt)}
                  </b>
                ) : null}
                <span>停留{since(item.updatedAt)}</span>
              </div>
              <a className="button small" href={doorOf(item)}>
                {opens(item) ? "审核" : "打开"}
                <span className="hidden-text">《{titleOf(item)}》</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {total > items.length ? (
        <p className="card-more">
          <a className="link" href={mineHref}>
            还有更多
          </a>
        </p>
      ) : null}
    </section>
  );
}

export function WorkbenchRecent({ items }: { items: readonly Item[] }) {
  return (
    <section className="card" aria-labelledby="recent">
      <div className="card-head">
        <h2 id="recent">最近编辑</h2>
        <a className="link push" href={routes.dashboardArticles({ tab: "all" })}>
          全部稿件
        </a>
      </div>
      {items.length === 0 ? <p className="empty">你还没有写过稿件。</p> : null}
      <ul className="recent-list">
        {items.map((item) => (
          <li key={item.id}>
            <a className="one-line" href={routes.editArticle(item.id)}>
              {titleOf(item)}
            </a>
            <ArticleStatusMark status={item.status} step={item.step} publishAt={item.publishAt} />
            <time className="muted" dateTime={item.updatedAt.toISOString()} title={minuteLabel(item.updatedAt)}>
              {briefTime(item.updatedAt)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

const clock = (date: Date) => minuteLabel(date).slice(-5);

/** What went out and what goes out today, with a line for now. */
export function WorkbenchToday({ items, now }: { items: readonly Item[]; now: Date }) {
  const timed = items.map((item) => ({ item, at: item.publishAt ?? item.publishedAt ?? item.updatedAt }));
  const past = timed.filter(({ at }) => at <= now);
  const coming = timed.filter(({ at }) => at > now);
  return (
    <section className="card" aria-labelledby="today">
      <div className="card-head">
        <h2 id="today">今日计划发布</h2>
        <span className="count">{items.length}</span>
        <a className="link push" href={routes.dashboardArticles({ tab: "scheduled" })}>
          排期
        </a>
      </div>
      {items.length === 0 ? (
        <p className="empty">
          今天没有排期。
          <br />
          <a className="link" href={routes.dashboardArticles({ tab: "waiting" })}>
            排一篇
          </a>
        </p>
      ) : (
        <ol className="plan-list">
          {past.map((entry) => (
            <Planned key={entry.item.id} {...entry} />
          ))}
          <li className="now">
            <time>{clock(now)}</time>
            <hr aria-label="现在" />
          </li>
          {coming.map((entry) => (
            <Planned key={entry.item.id} {...entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Planned({ item, at }: { item: Item; at: Date }) {
  const note = item.overdue ? "没有按时发出" : item.status === "published" ? `阅读${item.views}` : "";
  return (
    <li>
      <time>{clock(at)}</time>
      <ArticleStatusMark status={item.status} step={item.step} publishAt={item.overdue ? null : item.publishAt} />
      <div className="two-lines">
        <b>
          <a href={routes.editArticle(item.id)}>{titleOf(item)}</a>
        </b>
        <span>
          {item.channelName}
          {note ? "，" : ""}
          {note ? <i className={item.overdue ? "warning-text" : undefined}>{note}</i> : null}
        </span>
      </div>
    </li>
  );
}
