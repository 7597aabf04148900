import { shareLinks } from "#lib/sharing/share-links.ts";

type Props = { title: string; url: string; qr: { size: number; path: string } };

/** 分享: a QR code of our own, plain links, and what script can add: copying, the phone's own sheet, the guide in WeChat. */
export function ShareBar({ title, url, qr }: Props) {
  return (
    <section className="share" id="share" aria-labelledby="share-title">
      <svg className="qr" viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} role="img" aria-label="本文二维码" shapeRendering="crispEdges">
        <rect className="qr-field" x="-2" y="-2" width={qr.size + 4} height={qr.size + 4} />
        <path d={qr.path} />
      </svg>
      <div>
        <h2 id="share-title">分享本文</h2>
        <p className="note">微信“扫一扫”，在手机上打开。</p>
        <ul>
          {shareLinks({ title, url }).map((link) => (
            <li key={link.name}>
              <a href={link.href} target="_blank" rel="noopener">
                {link.name}
              </a>
            </li>
          ))}
          <li hidden>
            <button type="button" className="link-button" data-copy={url}>
              复制链接
            </button>
          </li>
          <li hidden>
            <button type="button" className="link-button" data-web-share={url} data-title={title}>
              更多方式
            </button>
          </li>
        </ul>
        <p className="note" role="status" data-share-status />
      </div>
      <dialog className="wechat-guide" id="wechat-guide" aria-label="在微信中分享">
        <p>
          点右上角 <b>···</b>，选择“发送给朋友”或“分享到朋友圈”。
        </p>
        <form method="dialog">
          <button type="submit" className="button">
            知道了
          </button>
        </form>
      </dialog>
    </section>
  );
}
