import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { savePageAction } from "#app/dashboard/pages/actions.ts";
import { OfficeCheck, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { PageEditor } from "#components/dashboard/page-editor.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { getPageToEdit } from "#lib/pages/dashboard.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "编辑页面" };

type Props = { params: Promise<{ id: string }> };

export default async function EditPagePage({ params }: Props) {
  const person = await requirePerson("page.edit");
  const id = parseId((await params).id);
  const page = id === null ? null : await getPageToEdit(person, id);
  if (!page) notFound();
  return (
    <main className="main form" id="content">
      <div className="page-head">
        <h1>{page.title}</h1>
        <a className="link push" href={page.path} target="_blank" rel="noopener">
          查看公开页面
        </a>
      </div>
      <p>
        <a className="link" href={routes.dashboardPages()}>
          全部页面
        </a>
      </p>
      <OfficeForm action={savePageAction} className="card form-card page-form" label={`编辑${page.title}`}>
        <OfficeField name="title" label="标题" value={page.title} maxLength={60} />
        <OfficeField name="summary" label="摘要（可不填）" hint="显示在标题下面和列表里" value={page.summary} rows={2} maxLength={300} />
        <PageEditor name="document" label="正文" document={page.document} />
        <noscript>
          <p className="hint">浏览器没有运行脚本，这里只能改标题和摘要，正文保持不变。</p>
        </noscript>
        <OfficeCheck name="complete" label="内容已完善（不勾选时，页面上写着“待完善”）" checked={page.complete} />
        <input type="hidden" name="id" value={page.id} />
        <input type="hidden" name="version" value={page.version} />
        <button type="submit" className="button primary">
          保存
        </button>
      </OfficeForm>
    </main>
  );
}
