import type { Metadata } from "next";
import { cookies } from "next/headers";
import { MediaFilters } from "#components/dashboard/media-filters.tsx";
import { MediaThumb } from "#components/dashboard/media-thumb.tsx";
import { MediaUploader } from "#components/dashboard/media-uploader.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { dayLabel } from "#lib/dates.ts";
import { listMedia } from "#lib/media/dashboard.ts";
import { mediaFilterOf } from "#lib/media/filter.ts";
import { type FormReceipt, receiptOf } from "#lib/media/form-upload.ts";
import { bytesLabel, type LibraryItem, measureLabel } from "#lib/media/item.ts";
import { may } from "#lib/people/rights.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "媒体库" };

export default async function MediaPage({ searchParams }: PageProps<"/dashboard/media">) {
  const person = await requirePerson("media.read");
  const given = await searchParams;
  const filter = mediaFilterOf(given);
  const view = given.view === "list" ? "list" : undefined;
  const before = typeof given.before === "string" ? (parseId(given.before) ?? undefined) : undefined;
  const { items, next } = await listMedia(person, filter, before);
  const receipt = receiptOf((await cookies()).get("upload-receipt")?.value, given.receipt);
  const trash = filter.place === "trash";
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>{trash ? "媒体回收站" : "媒体库"}</h1>
        <span className="push row wrap">
          <span className="segments">
            <a href={routes.dashboardMedia({ ...filter })} aria-current={view ? undefined : "true"}>
              网格
            </a>
            <a href={routes.dashboardMedia({ ...filter, view: "list" })} aria-current={view ? "true" : undefined}>
              列表
            </a>
          </span>
          <a className="link" href={routes.dashboardMedia(trash ? {} : { place: "trash" })}>
            {trash ? "回到媒体库" : "回收站"}
          </a>
        </span>
      </div>
      {receipt ? <Receipt receipt={receipt} /> : null}
      {trash ? <p className="muted">移入三十天后永久删除；稿件还在用的不删。</p> : may(person, "media.upload") ? <MediaUploader /> : null}
      <MediaFilters filter={filter} view={view} />
      {items.length === 0 ? (
        <p className="card empty">
          {Object.keys(filter).length > (trash ? 1 : 0) ? "没有符合条件的。" : trash ? "回收站是空的。" : "还没有图片和附件。"}
        </p>
      ) : view ? (
        <MediaTable items={items} />
      ) : (
        <ul className="media-grid" aria-label="图片和附件">
          {items.map((item) => (
            <li key={item.id}>
              <a className="media-tile" href={routes.dashboardMediaItem(item.id)}>
                <MediaThumb item={item} />
                <span className="media-name">{item.title || item.name}</span>
                <span className="media-measure">
                  {measureLabel(item)}
                  {lacksAlt(item) ? " · 缺替代文字" : ""}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <nav className="pager" aria-label="翻页">
        {before ? <a href={routes.dashboardMedia({ ...filter, view })}>回到最新</a> : null}
        {next ? <a href={routes.dashboardMedia({ ...filter, view, before: next })}>更早的</a> : null}
      </nav>
    </main>
  );
}

const lacksAlt = ({ kind, alt, decorative }: LibraryItem) => kind === "image" && !alt && !decorative;

function MediaTable({ items }: { items: readonly LibraryItem[] }) {
  return (
    <section className="card" aria-label="图片和附件">
      <div className="table-scroll">
        <table className="table stacking">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">替代文字</th>
              <th scope="col">来源</th>
              <th scope="col">尺寸</th>
              <th scope="col">大小</th>
              <th scope="col">上传</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <a className="media-line" href={routes.dashboardMediaItem(item.id)}>
                    <MediaThumb item={item} />
                    {item.title || item.name}
                  </a>
                </td>
                <td>{item.kind === "file" ? "—" : item.decorative ? "装饰图" : item.alt || "没有填"}</td>
                <td>{item.source || "—"}</td>
                <td>{item.width ? `${item.width}×${item.height}` : "—"}</td>
                <td>{bytesLabel(item.bytes)}</td>
                <td>{dayLabel(new Date(item.createdAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Receipt({ receipt: { added, refused } }: { receipt: FormReceipt }) {
  return (
    <div className="media-receipt">
      {added.length > 0 ? (
        <p className="notice" role="status">
          已上传{added.length}个。
        </p>
      ) : null}
      {refused.length > 0 ? (
        <div className="error-summary" role="alert">
          {refused.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
