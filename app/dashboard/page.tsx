import type { Metadata } from "next";
import { createArticleAction } from "#app/dashboard/articles/actions.ts";
import { ListKeys } from "#components/dashboard/list-keys.tsx";
import { NewArticle } from "#components/dashboard/new-article.tsx";
import { WeekChart } from "#components/dashboard/week-chart.tsx";
import { WorkbenchRecent, WorkbenchToday, WorkbenchTurn } from "#components/dashboard/workbench-turn.tsx";
import { countTabs, listReachableChannels } from "#lib/articles/dashboard.ts";
import { listRecent, listToday, listTurn } from "#lib/articles/workbench.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { longDayLabel, minuteLabel, weekday } from "#lib/dates.ts";
import { navigationFor } from "#lib/people/navigation.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { routes } from "#lib/routes.ts";
import { viewsOfWeek } from "#lib/views/week.ts";

export const metadata: Metadata = { title: { absolute: "工作台" } };

export default async function WorkbenchPage() {
  const person = await requirePerson("dashboard.open");
  const now = new Date();
  return (
    <main className="main" id="content">
      <ListKeys />
      <div className="page-head">
        <h1>工作台</h1>
        <span className="secondary">
          {longDayLabel(now).slice(5)} {weekday(now)}
        </span>
        {may(person, "article.create") ? (
          <span className="push">
            <NewArticle action={createArticleAction} channels={await listReachableChannels(person)} />
          </span>
        ) : null}
      </div>
      {may(person, "article.read") ? <Newsroom person={person} now={now} /> : <Places person={person} />}
    </main>
  );
}

async function Newsroom({ person, now }: { person: Person; now: Date }) {
  const [turn, today, recent, week, counts] = await Promise.all([
    listTurn(person),
    listToday(person),
    listRecent(person),
    viewsOfWeek(),
    countTabs(person),
  ]);
  const publishes = may(person, "article.publish");
  const waiting = [
    ["我负责的", "mine", counts.mine],
    ["待发布", "waiting", counts.waiting],
    ["定时", "scheduled", counts.scheduled],
  ] as const;
  return (
    <div className="two-columns">
      <div className="stack">
        <WorkbenchTurn items={turn.items} total={turn.total} mineHref={routes.dashboardArticles({ tab: publishes ? "waiting" : "mine" })} />
        <WorkbenchRecent items={recent} />
      </div>
      <div className="stack">
        <WorkbenchToday items={today} now={now} />
        <section className="card" aria-labelledby="week">
          <div className="card-head">
            <h2 id="week">近7天阅读</h2>
          </div>
          <WeekChart days={week.days} before={week.before} now={minuteLabel(now).slice(-5)} />
        </section>
        <section className="card" aria-labelledby="waiting">
          <div className="card-head">
            <h2 id="waiting">等待处理</h2>
          </div>
          <ul className="counts">
            {waiting.map(([label, tab, count]) => (
              <li key={tab}>
                <a href={routes.dashboardArticles({ tab })}>
                  {label}
                  <b>{count}</b>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

/** For whoever keeps the house and writes nothing. */
function Places({ person }: { person: Person }) {
  return (
    <section className="card" aria-labelledby="places">
      <div className="card-head">
        <h2 id="places">可以打开的页面</h2>
      </div>
      <ul className="counts">
        {navigationFor(person)
          .filter((item) => item.href !== routes.dashboard())
          .map((item) => (
            <li key={item.href}>
              <a href={item.href}>{item.label}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}
