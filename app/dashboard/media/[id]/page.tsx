import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { purgeMediaAction, restoreMediaAction, trashMediaAction, updateMediaAction } from "#app/dashboard/media/actions.ts";
import { FocalPoint } from "#components/dashboard/focal-point.tsx";
import { OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { dayLabel, minuteLabel } from "#lib/dates.ts";
import { findMedia, listUses, type MediaUse } from "#lib/media/dashboard.ts";
import { bytesLabel } from "#lib/media/item.ts";
import { may } from "#lib/people/rights.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "媒体" };
type Media = NonNullable<Awaited<ReturnType<typeof findMedia>>>;

export default async function MediaItemPage({ params }: PageProps<"/dashboard/media/[id]">) {
  const person = await requirePerson("media.read");
  const id = parseId((await params).id);
  const item = id ? await findMedia(person, id) : null;
  if (!item) notFound();
  const uses = await listUses(person, item.id);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>{item.title || item.name}</h1>
        {item.trashedAt ? <span className="tag warning">在回收站</span> : null}
        <a className="link push" href={routes.dashboardMedia(item.trashedAt ? { place: "trash" } : {})}>
          {item.trashedAt ? "回到回收站" : "回到媒体库"}
        </a>
      </div>
      <div className="two-columns">
        {may(person, "media.upload") && !item.trashedAt ? <Words item={item} /> : <Shown item={item} />}
        <div className="stack">
          <Facts item={item} />
          <Uses uses={uses} />
          {may(person, "media.delete") ? <Removal item={item} used={uses.length > 0} /> : null}
        </div>
      </div>
    </main>
  );
}

function Words({ item }: { item: Media }) {
  return (
    <section className="card form-card" aria-label="资料">
      <OfficeForm action={updateMediaAction} className="media-words" label="资料">
        <input type="hidden" name="id" value={item.id} />
        {item.kind === "image" ? (
          <>
            <FocalPoint src={item.path} width={item.width} height={item.height} x={item.focalX} y={item.focalY} />
            <OfficeField
              name="alt"
              label="替代文字"
              hint="看不见图片的人听到的话：图里有谁、在做什么、有什么字。"
              value={item.alt}
              rows={2}
              maxLength={300}
            />
            <label className="choice">
              <input key={String(item.decorative)} type="checkbox" name="decorative" defaultChecked={item.decorative} />
              只是装饰，不需要替代文字
            </label>
            <OfficeField name="caption" label="图注" value={item.caption} rows={2} maxLength={300} />
          </>
        ) : null}
        <OfficeField name="title" label="标题" hint="方便自己查找，不填就用文件名。" value={item.title} maxLength={100} />
        <div className="halves">
          <OfficeField name="source" label="来源" hint="摄影者或供稿单位。" value={item.source} maxLength={100} />
          <OfficeField name="licence" label="授权" hint="例如：自有版权，某社许可使用。" value={item.licence} maxLength={200} />
        </div>
        <OfficeField
          name="licenceExpiresOn"
          label="授权到期日"
          hint="写成 2027-01-31；长期有效就不填。"
          value={item.licenceExpiresOn}
          maxLength={10}
        />
        <button type="submit" className="button primary">
          保存
        </button>
      </OfficeForm>
    </section>
  );
}

function Shown({ item }: { item: Media }) {
  return (
    <section className="card card-body" aria-label="预览">
      {item.kind === "image" ? (
        <img className="media-preview" src={item.path} width={item.width ?? undefined} height={item.height ?? undefined} alt={item.alt} />
      ) : (
        <p className="empty">附件不能在这里打开，请下载后查看。</p>
      )}
      {item.caption ? <p>{item.caption}</p> : null}
    </section>
  );
}

function Facts({ item }: { item: Media }) {
  const facts = [
    ["文件名", item.name],
    ["尺寸", item.width ? `${item.width}×${item.height}` : null],
    ["大小", bytesLabel(item.bytes)],
    ["上传", `${item.uploader ?? "系统"}，${minuteLabel(item.createdAt)}`],
    ["取自", item.originUrl],
    ["授权到期", item.licenceExpiresOn],
  ] as const;
  const ended = item.licenceExpiresOn !== null && item.licenceExpiresOn < dayLabel(new Date());
  return (
    <section className="card" aria-labelledby="facts">
      <div className="card-head">
        <h2 id="facts">文件</h2>
        {ended ? <span className="tag danger">授权已到期</span> : null}
        <a className="link push" href={item.path} download={item.name}>
          下载
        </a>
      </div>
      <dl className="facts media-facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt className="muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}

function Uses({ uses }: { uses: readonly MediaUse[] }) {
  return (
    <section className="card" aria-labelledby="uses">
      <div className="card-head">
        <h2 id="uses">用在哪里</h2>
        <span className="count">{uses.length}处</span>
      </div>
      {uses.length === 0 ? <p className="card-body muted">还没有用到。</p> : null}
      <ul className="office-list">
        {uses.map((use) => (
          <li key={`${use.noun} ${use.nounId}`}>
            {use.noun === "article" && use.open ? (
              <a className="link" href={routes.editArticle(use.nounId)}>
                {use.title?.trim() || `${use.nounId}号稿件（还没有标题）`}
              </a>
            ) : use.noun === "article" ? (
              `${use.nounId}号稿件（别的栏目）`
            ) : use.noun === "settings" ? (
              "网站设置"
            ) : (
              `${use.nounId}号页面`
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Removal({ item, used }: { item: Media; used: boolean }) {
  const id = <input type="hidden" name="id" value={item.id} />;
  if (!item.trashedAt && used) return <p className="muted small">正在使用，不能删除；先从上面这些地方拿掉。</p>;
  if (!item.trashedAt)
    return (
      <OfficeForm action={trashMediaAction} label="移入回收站">
        {id}
        <button type="submit" className="button danger">
          移入回收站
        </button>
      </OfficeForm>
    );
  return (
    <div className="row wrap">
      <OfficeForm action={restoreMediaAction} label="恢复">
        {id}
        <button type="submit" className="button edge">
          恢复
        </button>
      </OfficeForm>
      <details className="confirm">
        <summary className="button danger">永久删除</summary>
        <OfficeForm action={purgeMediaAction} label="永久删除">
          {id}
          <p>文件和资料都会删掉，不能恢复。</p>
          <button type="submit" className="button danger small">
            确认永久删除“{item.name}”
          </button>
        </OfficeForm>
      </details>
    </div>
  );
}
