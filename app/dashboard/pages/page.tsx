import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#lib/auth/actor.ts";
import { machineTime, minuteLabel } from "#lib/dates.ts";
import { listPagesToEdit } from "#lib/pages/dashboard.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "页面" };

const sections = [
  ["services", "协会服务"],
  ["about", "中国开发区协会"],
  ["site", "网站声明与说明"],
] as const;

export default async function PagesPage() {
  const person = await requirePerson("page.edit");
  const pages = await listPagesToEdit(person);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>页面</h1>
      </div>
      <div className="stack">
        {sections.map(([section, name]) => {
          const here = pages.filter((page) => page.section === section);
          return (
            <section key={section} className="card" aria-labelledby={section}>
              <div className="card-head">
                <h2 id={section}>{name}</h2>
                <span className="count">{here.length}页</span>
              </div>
              {here.length === 0 ? <p className="empty">没有页面。</p> : null}
              <ul className="office-list">
                {here.map((page) => (
                  <li key={page.id}>
                    <span className="grow">
                      <Link className="link" href={routes.dashboardPage(page.id)} prefetch={false}>
                        {page.title}
                      </Link>{" "}
                      {page.complete ? null : <span className="tag warning">待完善</span>} <span className="muted">{page.path}</span>
                    </span>
                    <time className="muted" dateTime={machineTime(page.updatedAt)}>
                      {minuteLabel(page.updatedAt)}
                    </time>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </main>
  );
}
