import { routes } from "#lib/routes.ts";

/** 栏目 and 导航 are arranged by the same people, side by side. */
export function StructureTabs({ current }: { current: "channels" | "navigation" }) {
  return (
    <nav className="tabs" aria-label="栏目与导航">
      <a href={routes.dashboardChannels()} aria-current={current === "channels" ? "page" : undefined}>
        栏目
      </a>
      <a href={routes.dashboardNavigation()} aria-current={current === "navigation" ? "page" : undefined}>
        主导航
      </a>
    </nav>
  );
}
