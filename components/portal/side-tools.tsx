import { OutsideLink } from "#components/portal/outside-link.tsx";
import { routes } from "#lib/routes.ts";

type Props = { wechatName?: string; wechatQrUrl?: string; qqGroup?: string; qqGroupUrl?: string };

/** 边签: 收藏, 微信公众号, QQ 群, 留言 and the magazine; opens and closes without script. */
export function SideTools({ wechatName, wechatQrUrl, qqGroup, qqGroupUrl }: Props) {
  return (
    <aside className="side-tools" aria-label="快捷工具">
      <details open>
        <summary>
          <span className="when-closed">打开菜单</span>
          <span className="when-open">收起菜单</span>
        </summary>
        <ul>
          <li>
            <a href={routes.favorites()}>收藏</a>
          </li>
          {wechatQrUrl ? (
            <li>
              <details className="side-panel">
                <summary>微信公众号</summary>
                <div>
                  <img src={wechatQrUrl} alt={`${wechatName ?? "微信公众号"}二维码`} width={160} height={160} loading="lazy" />
                  <p>扫一扫</p>
                  <p>关注公众号</p>
                </div>
              </details>
            </li>
          ) : null}
          {qqGroup ? (
            <li>
              <details className="side-panel">
                <summary className="upright">QQ交流群</summary>
                <div>
                  <p>加入QQ交流群</p>
                  <p>
                    <OutsideLink name={qqGroup} url={qqGroupUrl ?? null} />
                  </p>
                </div>
              </details>
            </li>
          ) : null}
          <li>
            <a href={routes.messages()}>留言</a>
          </li>
          <li>
            <a href={routes.magazine()}>《中国开发区》</a>
          </li>
        </ul>
      </details>
    </aside>
  );
}
