import { SectionHead } from "#components/portal/section-head.tsx";
import { routes } from "#lib/routes.ts";

/** Magazine, messages and submissions: three ways a reader takes part. */
export function WaysIn() {
  return (
    <div className="columns section">
      <section className="third">
        <SectionHead title="《中国开发区》" more={{ name: "期刊", href: routes.magazine() }} />
        <div className="magazine-box">
          <p className="magazine-cover" aria-hidden="true">
            <b>中国开发区</b>
          </p>
          <p>会刊上网后，这里按年份陈列各期封面与目录。</p>
        </div>
      </section>
      <section className="third">
        <SectionHead title="留言" more={{ name: "留言箱", href: routes.messages() }} />
        <p className="box-text">对网站内容的疑问、更正和建议，请看留言办法。</p>
        <p className="actions">
          <a href={routes.messages()}>看留言办法</a>
        </p>
      </section>
      <section className="third">
        <SectionHead title="投稿" />
        <ol className="numbered">
          <li>稿件写明标题、单位、作者和联系方式</li>
          <li>图片注明摄影者，数字注明时段和出处</li>
          <li>转载稿件注明首发媒体和时间</li>
        </ol>
        <p>
          <a className="button" href={routes.submit()}>
            投稿须知
          </a>
        </p>
      </section>
    </div>
  );
}
