import type { Metadata } from "next";
import { ConfirmDelete, OfficeCheck, OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { SortableTree } from "#components/dashboard/sortable-tree.tsx";
import { StructureTabs } from "#components/dashboard/structure-tabs.tsx";
import { columnTypes } from "#db/vocabulary.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { type ArrangedChannel, listChannelsToArrange } from "#lib/channels/dashboard.ts";
import { trackLabel } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";
import { arrangeChannelsAction, deleteChannelAction, saveChannelAction } from "./actions.ts";

export const metadata: Metadata = { title: "栏目" };

export default async function ChannelsPage() {
  const person = await requirePerson("channel.arrange");
  const channels = await listChannelsToArrange(person);
  const late = channels.filter((channel) => channel.stale && !channel.hidden).length;
  const rows = channels.map((channel) => ({ id: channel.id, parentId: channel.parentId, name: channel.name, body: <Channel channel={channel} /> }));
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>栏目</h1>
        {late > 0 ? <span className="tag warning">{late}个栏目该更新了</span> : null}
        <a className="link push" href={routes.news()} target="_blank" rel="noopener">
          查看公开页面
        </a>
      </div>
      <StructureTabs current="channels" />
      <p className="muted office-lead">拖动左边的把手，或选中一行按Alt加上下方向键，可以调整次序；向右缩进就成为上面那个栏目的子栏目。</p>
      <div className="stack">
        <section className="card" aria-label="全部栏目">
          {channels.length === 0 ? <p className="empty">还没有栏目。</p> : <SortableTree label="栏目" rows={rows} action={arrangeChannelsAction} />}
        </section>
        <section className="card card-body" aria-labelledby="new-channel">
          <h2 id="new-channel">添加栏目</h2>
          <OfficeForm action={saveChannelAction} className="office-row" label="添加栏目">
            <ChannelInputs />
            <button type="submit" className="button">
              添加
            </button>
          </OfficeForm>
        </section>
      </div>
    </main>
  );
}

function Channel({ channel }: { channel: ArrangedChannel }) {
  const empty = channel.items === 0 && !channel.fixed;
  return (
    <>
      <details className="grow">
        <summary>
          <b>{channel.name}</b> <Marks channel={channel} />
          <span className="muted">
            {channel.columnType}，{trackLabel(channel)}，{channel.published}篇已发布，/news/{channel.slug}
          </span>
        </summary>
        <OfficeForm action={saveChannelAction} className="office-row" label={`修改${channel.name}`}>
          <input type="hidden" name="id" value={channel.id} />
          <ChannelInputs channel={channel} />
          <button type="submit" className="button edge">
            保存
          </button>
        </OfficeForm>
      </details>
      {empty ? (
        <ConfirmDelete name={channel.name} action={deleteChannelAction}>
          <input type="hidden" name="id" value={channel.id} />
        </ConfirmDelete>
      ) : null}
    </>
  );
}

function Marks({ channel: { hidden, stale, idleDays, freshnessDays } }: { channel: ArrangedChannel }) {
  return (
    <>
      {hidden ? <span className="tag">已隐藏</span> : null}
      {stale ? (
        <span className="tag warning">
          {idleDays === null ? "还没有稿件" : `${idleDays}天没有更新`}（要求{freshnessDays}天内）
        </span>
      ) : null}{" "}
    </>
  );
}

const types = columnTypes.map((type) => [type, type] as const);

function ChannelInputs({ channel }: { channel?: ArrangedChannel }) {
  return (
    <>
      <OfficeField name="name" label="名称" value={channel?.name} maxLength={20} />
      <OfficeField
        name="slug"
        label="网址名"
        value={channel?.slug}
        hint={channel?.fixed ? "首页固定使用这个栏目，网址名不能改" : channel ? "改了以后，旧网址自动转到新网址" : "例如 industry-news"}
        maxLength={60}
      />
      <OfficeChoice name="columnType" label="类型" value={channel?.columnType ?? "工作动态"} options={types} />
      <OfficeChoice
        name="reviewCount"
        label="审几次"
        value={channel?.reviewCount ?? 3}
        options={[
          [3, "三审：初审、复审、终审"],
          [2, "二审：初审、终审"],
          [1, "一审：终审"],
        ]}
      />
      <OfficeChoice
        name="proofCount"
        label="校几次"
        value={channel?.proofCount ?? 3}
        options={[
          [3, "三校"],
          [2, "二校"],
          [1, "一校"],
          [0, "不另校对"],
        ]}
      />
      <OfficeField name="freshnessDays" label="更新期限（天，可不填）" value={channel?.freshnessDays} maxLength={4} />
      <OfficeField name="description" label="说明（可不填）" value={channel?.description} maxLength={200} />
      <OfficeCheck name="hidden" label="隐藏（不在栏目列表里出现）" checked={channel?.hidden ?? false} />
    </>
  );
}
