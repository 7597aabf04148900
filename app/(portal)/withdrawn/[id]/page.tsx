import { notFound } from "next/navigation";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { SearchForm } from "#components/portal/site-header.tsx";
import { getWithdrawal } from "#lib/articles/public.ts";
import { dayLabel } from "#lib/dates.ts";
import { tags } from "#lib/documents/tags.ts";
import { parseId, routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/withdrawn/[id]">;

export const generateMetadata = () => pageMetadata({ title: "稿件已撤回", path: "/withdrawn", index: false });

/** What a withdrawn article leaves behind; the server answers it with 410. */
export default async function WithdrawnPage({ params }: Props) {
  const id = parseId((await params).id);
  const withdrawal = id ? await getWithdrawal(id) : null;
  if (!id || !withdrawal) notFound();
  return (
    <PortalPage current="news" tags={[tags.article(id)]}>
      <header className="page-head">
        <h1>稿件已撤回</h1>
      </header>
      <p>这篇稿件{withdrawal.withdrawnAt ? `已于${dayLabel(withdrawal.withdrawnAt)}` : "已"}撤回，不再提供。</p>
      {withdrawal.reason ? <p>撤回原因：{withdrawal.reason}</p> : null}
      <div className="search-page">
        <SearchForm id="withdrawn-search" />
      </div>
      <p className="actions">
        <a href={routes.home()}>返回首页</a>
        <a href={routes.news()}>资讯中心</a>
      </p>
    </PortalPage>
  );
}
