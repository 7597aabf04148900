import type { Metadata } from "next";
import { LogFilters } from "#components/dashboard/log-filters.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { machineTime, minuteLabel } from "#lib/dates.ts";
import { type LoggedEvent, listActors, listEvents } from "#lib/events/dashboard.ts";
import { eventFilterOf, queryOfFilter } from "#lib/events/filter.ts";
import { type ChainReport, verifyChain } from "#lib/events/verify-chain.ts";
import { sentenceOf } from "#lib/events/words.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "日志" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LogPage({ searchParams }: Props) {
  const person = await requirePerson("log.read");
  const given = await searchParams;
  const filter = eventFilterOf(given);
  const query = queryOfFilter(filter);
  const before = typeof given.before === "string" ? (parseId(given.before) ?? undefined) : undefined;
  const [{ items, next }, actors, report] = await Promise.all([
    listEvents(person, filter, before),
    listActors(person),
    given.check === "1" ? verifyChain() : null,
  ]);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>日志</h1>
        <span className="push row wrap">
          <a className="button" href={routes.log({ ...query, check: "1" })}>
            核对完整性
          </a>
          <a className="button" href={routes.logExport({ ...query, format: "csv" })} download>
            导出CSV
          </a>
          <a className="button" href={routes.logExport({ ...query, format: "json" })} download>
            导出JSON
          </a>
        </span>
      </div>
      {report ? <ChainNotice report={report} /> : null}
      <LogFilters filter={filter} actors={actors} />
      <section className="card" aria-label="操作记录">
        {items.length === 0 ? (
          <p className="empty">没有符合条件的记录。</p>
        ) : (
          <ol className="log-list">
            {items.map((event) => (
              <LogRow key={event.id} event={event} />
            ))}
          </ol>
        )}
      </section>
      <nav className="pager" aria-label="翻页">
        {before ? <a href={routes.log(query)}>回到最新</a> : null}
        {next ? <a href={routes.log({ ...query, before: next })}>更早的记录</a> : null}
      </nav>
    </main>
  );
}

function LogRow({ event }: { event: LoggedEvent }) {
  return (
    <li>
      <time dateTime={machineTime(event.happenedAt)}>{minuteLabel(event.happenedAt)}</time>
      <details>
        <summary>{sentenceOf(event)}</summary>
        <p className="small muted">
          记录{event.id}号 · {event.verb} · {event.actor}
        </p>
        <pre>{JSON.stringify(event.detail, null, 2)}</pre>
        <a className="link" href={routes.log({ noun: event.noun, id: event.nounId })}>
          只看这一对象的记录
        </a>
      </details>
    </li>
  );
}

function ChainNotice({ report: { rows, fault } }: { report: ChainReport }) {
  if (!fault) {
    return (
      <p className="notice" role="status">
        已核对{rows}条记录，前后相连，没有改动或缺失。
      </p>
    );
  }
  const where = fault.after === null ? `记录${fault.id}号之前` : `记录${fault.after}号与${fault.id}号之间`;
  return (
    <p className="error-summary" role="alert">
      {fault.kind === "altered" ? `记录${fault.id}号被改动过。` : `${where}缺少记录。`}请保留现场，并与数据库备份比对。
    </p>
  );
}
