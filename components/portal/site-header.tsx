import { Icon } from "#components/ui/icon.tsx";
import { longDayLabel, lunarDay, machineTime, weekday } from "#lib/dates.ts";
import type { NavigationItem } from "#lib/navigation/built-in.ts";
import { routes } from "#lib/routes.ts";

type Props = {
  siteName: string;
  siteNameEnglish?: string;
  logoUrl?: string;
  navigation: readonly NavigationItem[];
  /** The address of the item that this page stands under. */
  current: string | null;
  /** The home page shows the whole navigation on a phone; the others keep it behind 打开菜单. */
  home: boolean;
  today: Date;
  query?: string;
};

export function SiteHeader({ siteName, siteNameEnglish, logoUrl, navigation, current, home, today, query }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <header>
        <ElderBar />
        <div className="utility">
          <div className="page">
            <p>
              <time dateTime={machineTime(today).slice(0, 10)}>{longDayLabel(today)}</time>
              <span className="wide-only">{weekday(today)}</span>
              <span className="wide-only">{lunarDay(today)}</span>
            </p>
            <ul>
              <li data-when="standard">
                <a href="?mode=elder" data-pref="mode:elder" rel="nofollow">
                  长辈版
                </a>
              </li>
              <li>
                <a href={routes.accessibility()}>无障碍</a>
              </li>
              {/* On a phone its place is in the foot. */}
              <li className="wide-only">
                <a href={routes.sitemap()}>站点地图</a>
              </li>
              <li>
                <a href={routes.login()} rel="nofollow">
                  登录
                </a>
              </li>
            </ul>
          </div>
        </div>
        <div className="page">
          <div className="masthead">
            <a className="site-name" href={routes.home()}>
              {logoUrl ? <img src={logoUrl} alt="" height={56} /> : null}
              <span>
                <b>{siteName}</b>
                {siteNameEnglish ? <i lang="en">{siteNameEnglish}</i> : null}
              </span>
            </a>
            <SearchForm id="site-search" query={query} label="站内搜索" />
            <a className="masthead-search" href={routes.search()} aria-label="搜索">
              <Icon name="search" />
            </a>
            {home ? null : (
              <details className="menu">
                <summary>
                  <Icon name="menu" />
                  <span className="when-closed">打开菜单</span>
                  <span className="when-open">收起菜单</span>
                </summary>
                <nav aria-label="主导航">
                  <NavigationList items={navigation} current={current} />
                </nav>
              </details>
            )}
          </div>
          <nav className={home ? "navigation" : "navigation wide-only"} aria-label="主导航">
            <NavigationList items={navigation} current={current} />
          </nav>
          <div className="double-rule" />
        </div>
      </header>
    </>
  );
}

function ElderBar() {
  return (
    <div className="elder-bar" data-when="elder">
      <div className="page">
        <b>长辈版</b>
        <a href="?size=24" data-pref="size:24" rel="nofollow">
          字号 特大
        </a>
        <a href="?size=30" data-pref="size:30" rel="nofollow">
          超大
        </a>
        <a href="?contrast=yellow" data-pref="contrast:yellow" rel="nofollow">
          黑底黄字
        </a>
        <a href="?contrast=white" data-pref="contrast:white" rel="nofollow">
          黑底白字
        </a>
        <a href="?contrast=normal" data-pref="contrast:normal" rel="nofollow">
          原色
        </a>
        <a href="?mode=standard" data-pref="mode:standard" rel="nofollow">
          退出长辈版
        </a>
      </div>
    </div>
  );
}

type Entry = NavigationItem["children"][number];

function NavigationList({ items, current }: { items: readonly NavigationItem[]; current: string | null }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={`${item.href} ${item.label}`}>
          <NavigationLink item={item} current={item.href === current ? "page" : item.children.some((child) => child.href === current)} />
          {item.children.length > 0 ? (
            <ul className="sub" aria-label={item.label}>
              {item.children.map((child) => (
                <li key={`${child.href} ${child.label}`}>
                  <NavigationLink item={child} current={child.href === current ? "page" : false} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function NavigationLink({ item: { label, href }, current }: { item: Entry; current: "page" | boolean }) {
  return href.startsWith("/") ? (
    <a href={href} aria-current={current || undefined}>
      {label}
    </a>
  ) : (
    <a href={href} target="_blank" rel="noopener">
      {label}
    </a>
  );
}

export function SearchForm({ id, query, label = "搜索本站" }: { id: string; query?: string; label?: string }) {
  return (
    <form className="search" action={routes.search()} role="search" aria-label={label}>
      <label className="hidden-text" htmlFor={id}>
        搜索稿件、政策、开发区
      </label>
      <input id={id} name="q" type="search" defaultValue={query} placeholder="搜索稿件、政策、开发区" maxLength={100} required />
      <button type="submit">
        <Icon name="search" />
        搜索
      </button>
    </form>
  );
}
