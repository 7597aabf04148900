import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { revokePreviewAction, sharePreviewAction } from "#app/dashboard/articles/actions.ts";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { SharePreview } from "#components/dashboard/share-preview.tsx";
import { mayPreview } from "#lib/articles/preview.ts";
import { listPreviewLinks, previewHours } from "#lib/articles/share-preview.ts";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "预览" };

const ways = { desktop: "电脑", phone: "手机", elder: "长辈版" } as const;

/** A draft in a frame, exactly as readers will see it. */
export default async function PreviewPage({ params, searchParams }: PageProps<"/dashboard/articles/[id]/preview">) {
  const person = await requirePerson("article.preview");
  const id = parseId((await params).id);
  if (!id || !(await mayPreview(person, id))) notFound();
  const asked = (await searchParams).as;
  const as = asked === "phone" || asked === "elder" ? asked : "desktop";
  const links = await listPreviewLinks(person, id);
  return (
    <main className="main preview" id="content">
      <div className="page-head">
        <h1>预览</h1>
        <nav className="segments" aria-label="看成">
          {(Object.keys(ways) as (keyof typeof ways)[]).map((way) => (
            <a key={way} href={routes.previewArticle(id, { as: way === "desktop" ? undefined : way })} aria-current={way === as ? "page" : undefined}>
              {ways[way]}
            </a>
          ))}
        </nav>
        <span className="push row wrap">
          <a className="button" href={routes.editArticle(id)}>
            回到编辑
          </a>
          <details className="confirm">
            <summary className="button">分享预览{links.length > 0 ? `（${links.length}）` : ""}</summary>
            <div className="confirm-body share-body">
              <SharePreview id={id} hours={previewHours} action={sharePreviewAction} />
              {links.map((link) => (
                <OfficeForm key={link.id} action={revokePreviewAction} className="row" label={`停止链接${link.id}`}>
                  <input type="hidden" name="id" value={link.id} />
                  <span className="grow small">
                    {link.createdBy}建立，{minuteLabel(link.expiresAt)}失效
                  </span>
                  <button type="submit" className="button small danger">
                    停止<span className="hidden-text">{link.createdBy}建立的链接</span>
                  </button>
                </OfficeForm>
              ))}
            </div>
          </details>
        </span>
      </div>
      <iframe
        className="preview-frame"
        data-as={as}
        title={`${ways[as]}上的样子`}
        src={`${routes.previewArticle(id)}/page${as === "elder" ? "?mode=elder" : ""}`}
      />
    </main>
  );
}
