import type { Metadata } from "next";
import { ConfirmDelete, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { SortableTree } from "#components/dashboard/sortable-tree.tsx";
import { StructureTabs } from "#components/dashboard/structure-tabs.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { type ArrangedItem, listNavigationToArrange } from "#lib/navigation/dashboard.ts";
import { routes } from "#lib/routes.ts";
import { arrangeNavigationAction, deleteNavigationItemAction, saveNavigationItemAction } from "./actions.ts";

export const metadata: Metadata = { title: "主导航" };

export default async function NavigationPage() {
  const person = await requirePerson("channel.arrange");
  const items = await listNavigationToArrange(person);
  const parents = new Set(items.map((item) => item.parentId));
  const rows = items.map((item) => ({
    id: item.id,
    parentId: item.parentId,
    name: item.label,
    body: <Item item={item} removable={!parents.has(item.id) && items.length > 1} />,
  }));
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>主导航</h1>
        <a className="link push" href={routes.home()} target="_blank" rel="noopener">
          查看公开页面
        </a>
      </div>
      <StructureTabs current="navigation" />
      <p className="muted office-lead">每一页页头的导航。拖动左边的把手，或选中一行按Alt加上下方向键调整次序；缩进的条目在上一条下面展开。</p>
      <div className="stack">
        <section className="card" aria-label="导航条目">
          {rows.length === 0 ? (
            <p className="empty">现在显示的是内置的六条。添加一条以后，它们会一起列在这里。</p>
          ) : (
            <SortableTree label="导航条目" rows={rows} action={arrangeNavigationAction} />
          )}
        </section>
        <section className="card card-body" aria-labelledby="new-item">
          <h2 id="new-item">添加条目</h2>
          <OfficeForm action={saveNavigationItemAction} className="office-row" label="添加条目">
            <ItemInputs />
            <button type="submit" className="button">
              添加
            </button>
          </OfficeForm>
        </section>
      </div>
    </main>
  );
}

function Item({ item, removable }: { item: ArrangedItem; removable: boolean }) {
  return (
    <>
      <details className="grow">
        <summary>
          <b>{item.label}</b> <span className="muted">{item.href}</span>
        </summary>
        <OfficeForm action={saveNavigationItemAction} className="office-row" label={`修改${item.label}`}>
          <input type="hidden" name="id" value={item.id} />
          <ItemInputs item={item} />
          <button type="submit" className="button edge">
            保存
          </button>
        </OfficeForm>
      </details>
      {removable ? (
        <ConfirmDelete name={item.label} action={deleteNavigationItemAction}>
          <input type="hidden" name="id" value={item.id} />
        </ConfirmDelete>
      ) : null}
    </>
  );
}

function ItemInputs({ item }: { item?: ArrangedItem }) {
  return (
    <>
      <OfficeField name="label" label="名称" value={item?.label} maxLength={12} />
      <OfficeField name="href" label="网址" value={item?.href} hint="本站的路径，例如 /news/policies，或以 https:// 开头的网址" maxLength={500} />
    </>
  );
}
