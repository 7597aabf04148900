import { Icon } from "#components/ui/icon.tsx";
import { routes } from "#lib/routes.ts";

const sizes = [
  { value: 18, name: "标准" },
  { value: 20, name: "大" },
  { value: 24, name: "特大" },
  { value: 30, name: "超大" },
];

/** 字体 as four links that work without script; listening, keeping and printing appear where script can do them. */
export function ReadingTools({ articleId, title }: { articleId: number; title: string }) {
  return (
    <div className="reading-tools">
      <ul className="sizes" aria-label="字体">
        <li className="label">字体</li>
        {sizes.map((size) => (
          <li key={size.value}>
            <a className={`size-${size.value}`} href={`?size=${size.value}`} data-pref={`size:${size.value}`} rel="nofollow">
              {size.name}
            </a>
          </li>
        ))}
      </ul>
      <div className="tools">
        <button type="button" data-listen hidden aria-pressed="false">
          <Icon name="listen" />
          <span>朗读</span>
        </button>
        <button type="button" data-favorite={articleId} data-title={title} hidden aria-pressed="false">
          <Icon name="bookmark" />
          <span>收藏</span>
        </button>
        <button type="button" data-print hidden>
          <Icon name="print" />
          打印
        </button>
        <a href={routes.articleText(articleId)}>简洁版</a>
        <a href="#share" data-share>
          <Icon name="share" />
          分享
        </a>
      </div>
    </div>
  );
}
