import type { Metadata } from "next";
import { ConfirmDelete, MoveButtons, OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { type EditableGroup, listGroupsToEdit } from "#lib/links/dashboard.ts";
import { routes } from "#lib/routes.ts";
import { deleteLinkAction, deleteLinkGroupAction, moveLinkAction, moveLinkGroupAction, saveLinkAction, saveLinkGroupAction } from "./actions.ts";

export const metadata: Metadata = { title: "友情链接" };

export default async function LinksPage() {
  const person = await requirePerson("link.edit");
  const groups = await listGroupsToEdit(person);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>友情链接</h1>
        <a className="link push" href={routes.links()} target="_blank" rel="noopener">
          查看公开页面
        </a>
      </div>
      <div className="stack">
        {groups.map((group, at) => (
          <GroupCard key={group.id} group={group} groups={groups} first={at === 0} last={at === groups.length - 1} />
        ))}
        <section className="card card-body" aria-labelledby="new-group">
          <h2 id="new-group">新建分组</h2>
          <OfficeForm action={saveLinkGroupAction} className="office-row" label="新建分组">
            <OfficeField name="name" label="分组名称" maxLength={30} />
            <button type="submit" className="button">
              新建
            </button>
          </OfficeForm>
        </section>
      </div>
    </main>
  );
}

function GroupCard({ group, groups, first, last }: { group: EditableGroup; groups: readonly EditableGroup[]; first: boolean; last: boolean }) {
  return (
    <section className="card" aria-labelledby={`group-${group.id}`}>
      <div className="card-head wrap">
        <h2 id={`group-${group.id}`}>{group.name}</h2>
        <span className="count">{group.links.length}条</span>
        <span className="push row wrap">
          <MoveButtons id={group.id} name={group.name} action={moveLinkGroupAction} first={first} last={last} />
          <details className="confirm">
            <summary className="button small quiet">
              改名<span className="hidden-text">{group.name}</span>
            </summary>
            <OfficeForm action={saveLinkGroupAction} label={`改名${group.name}`}>
              <input type="hidden" name="id" value={group.id} />
              <OfficeField name="name" label="分组名称" value={group.name} maxLength={30} />
              <button type="submit" className="button small edge">
                保存
              </button>
            </OfficeForm>
          </details>
          {group.links.length === 0 ? (
            <ConfirmDelete name={group.name} action={deleteLinkGroupAction}>
              <input type="hidden" name="id" value={group.id} />
            </ConfirmDelete>
          ) : null}
        </span>
      </div>
      <ol className="office-list">
        {group.links.map((link, at) => (
          <li key={link.id}>
            <details className="grow">
              <summary>
                <b>{link.name}</b> <span className="muted">{link.url ?? "没有网址，只显示名称"}</span>
              </summary>
              <OfficeForm action={saveLinkAction} className="office-row" label={`修改${link.name}`}>
                <input type="hidden" name="id" value={link.id} />
                <LinkInputs name={link.name} url={link.url} />
                <OfficeChoice name="groupId" label="分组" value={group.id} options={groups.map(({ id, name }) => [id, name] as const)} />
                <button type="submit" className="button edge">
                  保存
                </button>
              </OfficeForm>
            </details>
            <MoveButtons id={link.id} name={link.name} action={moveLinkAction} first={at === 0} last={at === group.links.length - 1} />
            <ConfirmDelete name={link.name} action={deleteLinkAction}>
              <input type="hidden" name="id" value={link.id} />
            </ConfirmDelete>
          </li>
        ))}
      </ol>
      <details className="office-add">
        <summary>在“{group.name}”里添加链接</summary>
        <OfficeForm action={saveLinkAction} className="office-row" label={`在${group.name}里添加链接`}>
          <input type="hidden" name="groupId" value={group.id} />
          <LinkInputs />
          <button type="submit" className="button edge">
            添加
          </button>
        </OfficeForm>
      </details>
    </section>
  );
}

function LinkInputs({ name, url }: { name?: string; url?: string | null }) {
  return (
    <>
      <OfficeField name="name" label="名称" value={name} maxLength={100} />
      <OfficeField name="url" label="网址（可不填）" type="url" value={url} maxLength={500} />
    </>
  );
}
