import type { Metadata } from "next";
import { purgeAction, restoreAction } from "#app/dashboard/articles/actions.ts";
import { OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { listTrash } from "#lib/articles/dashboard.ts";
import { daysLeft, trashDays } from "#lib/articles/trash-days.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { machineTime, minuteLabel } from "#lib/dates.ts";
import { may } from "#lib/people/rights.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "回收站" };

export default async function TrashPage() {
  const person = await requirePerson("article.trash");
  const items = await listTrash(person);
  const mayPurge = may(person, "article.purge");
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>回收站</h1>
        <span className="muted">
          {items.length}篇，{trashDays}天后永久删除
        </span>
        <a className="link push" href={routes.dashboardArticles()}>
          回到稿件
        </a>
      </div>
      <section className="card" aria-label="回收站里的稿件">
        {items.length === 0 ? <p className="empty">回收站是空的。</p> : null}
        <ul className="office-list">
          {items.map((item) => {
            const title = item.title.trim() || "（还没有标题）";
            return (
              <li key={item.id}>
                <div className="grow two-lines">
                  <b>{title}</b>
                  <span>
                    {item.channelName}，{item.trashedBy ?? "系统"}于<time dateTime={machineTime(item.trashedAt)}>{minuteLabel(item.trashedAt)}</time>
                    移入，还剩{daysLeft(item.trashedAt)}天
                  </span>
                </div>
                <OfficeForm action={restoreAction} label={`恢复${title}`}>
                  <input type="hidden" name="id" value={item.id} />
                  <button type="submit" className="button small">
                    恢复<span className="hidden-text">《{title}》</span>
                  </button>
                </OfficeForm>
                {mayPurge ? (
                  <details className="confirm">
                    <summary className="button small danger">
                      永久删除<span className="hidden-text">《{title}》</span>
                    </summary>
                    <OfficeForm action={purgeAction} label={`永久删除${title}`}>
                      <input type="hidden" name="id" value={item.id} />
                      <OfficeField
                        name="title"
                        label="输入标题以确认"
                        hint={item.title.trim() ? `标题：${item.title.trim()}` : "这篇稿件没有标题，留空即可"}
                        maxLength={200}
                      />
                      <button type="submit" className="button danger small">
                        永久删除，不能恢复
                      </button>
                    </OfficeForm>
                  </details>
                ) : null}
              </li>
            );
          })}
        </ul>
      </section>
    </main>
  );
}
