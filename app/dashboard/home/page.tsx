import type { Metadata } from "next";
import { OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { dayLabel, inputTime, machineTime, minuteLabel } from "#lib/dates.ts";
import { type Arrangement, decodeArrangement, encodeArrangement, places, type Slot, shownAt } from "#lib/home/arrangement.ts";
import { listArranged, listArrangements, searchToArrange } from "#lib/home/dashboard.ts";
import { listHomeSlots } from "#lib/home/public.ts";
import { parseId, routes } from "#lib/routes.ts";
import { arrangeHomeAction } from "./actions.ts";

export const metadata: Metadata = { title: "首页编排" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Articles = Awaited<ReturnType<typeof listArranged>>;
type Version = Awaited<ReturnType<typeof listArrangements>>[number];

export default async function HomeArrangementPage({ searchParams }: Props) {
  const person = await requirePerson("home.arrange");
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : "");
  const [published, versions, found] = await Promise.all([
    listHomeSlots(),
    listArrangements(person),
    searchToArrange(person, text("q").slice(0, 100)),
  ]);
  const newest = versions[0]?.id ?? 0;
  const slots = decodeArrangement(text("a")) ?? published;
  const base = given.base === undefined ? newest : (parseId(text("base")) ?? 0);
  const changed = encodeArrangement(slots) !== encodeArrangement(published);
  const articles = await listArranged(person, slots);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>首页编排</h1>
        {changed ? <span className="tag warning">有改动还没有发布</span> : null}
        <a className="link push" href={routes.home()} target="_blank" rel="noopener">
          查看公开页面
        </a>
      </div>
      {given.conflict && versions[0] ? <Conflict version={versions[0]} /> : null}
      {given.done && !changed ? (
        <p className="notice" role="status">
          首页已更新
        </p>
      ) : null}
      <OfficeForm action={arrangeHomeAction} className="two-columns home-form" label="首页编排">
        {/* What Enter presses in any field. */}
        <button type="submit" name="op" value="keep" hidden />
        <div className="stack">
          {places.map((place) => (
            <PlaceCard key={place.slot} place={place} slots={slots} articles={articles} />
          ))}
          <section className="card card-body home-publish" aria-labelledby="publish">
            <h2 id="publish">发布</h2>
            <OfficeField name="note" label="说明（可不填，记在历史里）" maxLength={100} />
            <input type="hidden" name="a" value={encodeArrangement(slots)} />
            <input type="hidden" name="base" value={base} />
            <p className="row wrap">
              <button type="submit" name="op" value="publish" className="button primary">
                发布首页
              </button>
              <button type="submit" name="op" value="keep" className="button">
                更新上面的时间
              </button>
              {changed ? (
                <a className="button quiet" href={routes.dashboardHome()}>
                  放弃改动
                </a>
              ) : null}
            </p>
          </section>
        </div>
        <section className="card" id="search" aria-labelledby="search-head">
          <div className="card-head">
            <h2 id="search-head">选稿件</h2>
          </div>
          <div className="card-body home-search">
            <OfficeField name="q" label="标题里的字" value={text("q")} maxLength={100} />
            <button type="submit" name="op" value="keep" className="button">
              查找
            </button>
          </div>
          <ul className="office-list home-found">
            {found.map((article) => (
              <li key={article.id}>
                <span className="grow">
                  {article.title}
                  <span className="muted">
                    {" "}
                    {article.channelName} {dayLabel(article.publishedAt)}
                  </span>
                </span>
                <span className="row">
                  {places.map((place) => (
                    <button key={place.slot} type="submit" name="op" value={`add-${place.slot}-${article.id}`} className="button small">
                      <span className="hidden-text">把“{article.title}”放到</span>
                      {place.name}
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
          {found.length === 0 ? <p className="empty">没有找到已发布的稿件。</p> : null}
        </section>
      </OfficeForm>
      <form className="card card-body office-row home-preview" action={routes.homePreview()} target="_blank" aria-label="预览首页" rel="noopener">
        <input type="hidden" name="a" value={encodeArrangement(slots)} />
        <OfficeField name="at" label="预览这个时间的首页" type="datetime-local" value={inputTime(new Date())} />
        <button type="submit" className="button">
          预览
        </button>
      </form>
      <History versions={versions} newest={newest} />
    </main>
  );
}

type Place = (typeof places)[number];

function PlaceCard({ place, slots, articles }: { place: Place; slots: Arrangement; articles: Articles }) {
  const now = new Date();
  const shown = shownAt(slots, place.slot, now)
    .filter((slot) => articles.get(slot.articleId)?.status === "published")
    .slice(0, place.shown);
  const here = slots.map((slot, index) => ({ slot, index })).filter(({ slot }) => slot.slot === place.slot);
  return (
    <section className="card" id={place.slot} aria-labelledby={`${place.slot}-name`}>
      <div className="card-head">
        <h2 id={`${place.slot}-name`}>{place.name}</h2>
        <span className="count">同时显示{place.shown}条</span>
      </div>
      {here.length === 0 ? (
        <p className="empty">{place.slot === "headline" ? "没有安排，首页用最新的一篇作头条。" : "没有安排，首页不显示这一栏。"}</p>
      ) : (
        <ol className="office-list">
          {here.map(({ slot, index }, at) => (
            <li key={`${slot.articleId}`}>
              <SlotRow slot={slot} index={index} articles={articles} shown={shown.includes(slot)} now={now} />
              <span className="move-buttons">
                <RowButton op={`up-${index}`} text="上移" name={articles.get(slot.articleId)?.title} disabled={at === 0} />
                <RowButton op={`down-${index}`} text="下移" name={articles.get(slot.articleId)?.title} disabled={at === here.length - 1} />
                <RowButton op={`remove-${index}`} text="移除" name={articles.get(slot.articleId)?.title} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function RowButton({ op, text, name, disabled }: { op: string; text: string; name?: string; disabled?: boolean }) {
  return (
    <button type="submit" name="op" value={op} className="button small quiet" disabled={disabled}>
      {text}
      <span className="hidden-text">{name}</span>
    </button>
  );
}

type RowProps = { slot: Slot; index: number; articles: Articles; shown: boolean; now: Date };

function SlotRow({ slot, index, articles, shown, now }: RowProps) {
  const article = articles.get(slot.articleId);
  const visible = article?.status === "published";
  const waits = slot.startsAt && slot.startsAt > now;
  const over = slot.endsAt && slot.endsAt <= now;
  return (
    <div className="grow">
      <b>{article?.title ?? "稿件已删除"}</b> {visible ? null : <span className="tag danger">读者看不到</span>}
      {visible && shown ? <span className="tag good">现在显示</span> : null}
      {visible && waits ? <span className="tag">等时间到</span> : null}
      {visible && over ? <span className="tag">已过期</span> : null}
      {visible && !shown && !waits && !over ? <span className="tag">备用</span> : null}
      <div className="office-row home-times">
        <OfficeField name={`start-${index}`} label="上去的时间" type="datetime-local" value={slot.startsAt ? inputTime(slot.startsAt) : ""} />
        <OfficeField name={`end-${index}`} label="撤下的时间" type="datetime-local" value={slot.endsAt ? inputTime(slot.endsAt) : ""} />
      </div>
    </div>
  );
}

function Conflict({ version }: { version: Version }) {
  return (
    <div className="error-summary" role="alert">
      <p>
        {version.by ?? "有人"}在{minuteLabel(version.at)}发布过首页{version.note ? `（${version.note}）` : ""}
        。你的编排还在下面：再按一次“发布首页”就用你的，或者
        <a href={routes.dashboardHome()}>看现在的首页编排</a>。
      </p>
    </div>
  );
}

function History({ versions, newest }: { versions: readonly Version[]; newest: number }) {
  if (versions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="history">
      <div className="card-head">
        <h2 id="history">历史</h2>
      </div>
      <ol className="office-list">
        {versions.map((version) => (
          <li key={version.id}>
            <span className="grow">
              <time dateTime={machineTime(version.at)}>{minuteLabel(version.at)}</time> {version.by ?? "系统"}
              {version.note ? `：${version.note}` : ""}
              <span className="muted"> {version.slots.length}条</span>
            </span>
            {version.id === newest ? (
              <span className="tag good">现在的</span>
            ) : (
              <a className="button small" href={routes.dashboardHome({ a: encodeArrangement(version.slots), base: newest })}>
                回到这一版<span className="hidden-text">：{minuteLabel(version.at)}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
