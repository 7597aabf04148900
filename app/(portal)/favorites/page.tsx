import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = () => pageMetadata({ title: "我的收藏", path: routes.favorites(), index: false });

export default function FavoritesPage() {
  return (
    <PortalPage current={null} crumbs={[{ name: "我的收藏", href: routes.favorites() }]}>
      <header className="page-head">
        <h1>我的收藏</h1>
        <p>收藏只保存在这台设备的浏览器里，本站不记录。</p>
      </header>
      <noscript>
        <p className="incomplete">浏览器没有启用 JavaScript，不能在本站保存收藏；可以用浏览器自带的书签（Ctrl+D）收藏文章。</p>
      </noscript>
      <div data-favorites>
        <ul className="rows" data-favorites-list />
        <p className="empty" data-favorites-empty hidden>
          还没有收藏。在文章页点“收藏”，文章就会列在这里。<a href={routes.news()}>去资讯中心</a>
        </p>
        <p className="actions" data-favorites-actions hidden>
          <button type="button" className="button" data-favorites-export>
            导出为文件
          </button>
          <button type="button" className="button ghost" data-favorites-import>
            从文件导入
          </button>
          <input type="file" accept="application/json,.json" className="hidden-text" tabIndex={-1} aria-label="选择收藏文件" data-favorites-file />
          <span role="status" data-favorites-status />
        </p>
      </div>
    </PortalPage>
  );
}
