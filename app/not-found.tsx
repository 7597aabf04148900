import "#app/globals.css";
import { SearchForm } from "#components/portal/site-header.tsx";
import { routes } from "#lib/routes.ts";
import { PortalPage } from "./(portal)/_parts/portal-page.tsx";

export const metadata = { title: "没有这个页面", robots: { index: false } };

export default function NotFound() {
  return (
    <PortalPage current={null}>
      <header className="page-head">
        <h1>没有这个页面</h1>
      </header>
      <p>地址可能打错了，或者页面已经移走。可以搜一搜，或从下面几处找起。</p>
      <div className="search-page">
        <SearchForm id="not-found-search" />
      </div>
      <p className="actions">
        <a href={routes.home()}>返回首页</a>
        <a href={routes.news()}>资讯中心</a>
        <a href={routes.sitemap()}>站点地图</a>
        <a href={routes.aboutPage("contact")}>联系我们</a>
      </p>
    </PortalPage>
  );
}
