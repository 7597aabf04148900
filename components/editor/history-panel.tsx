"use client";
import type { RevisionItem } from "#lib/articles/revision-item.ts";
import { routes } from "#lib/routes.ts";
import { useFetched } from "./use-fetched.ts";

type Props = { articleId: number; canWrite: boolean };

/** The versions that were kept. Comparing and restoring have a page of their own. */
export function HistoryPanel({ articleId, canWrite }: Props) {
  const { data, isLost, again } = useFetched<{ revisions: RevisionItem[] }>(routes.articleRevisions(articleId));
  if (isLost)
    return (
      <p className="empty" role="alert">
        没有读到历史版本，请检查网络。
        <button type="button" className="button small" onClick={again}>
          重试
        </button>
      </p>
    );
  if (!data) return <p className="empty">正在读取……</p>;
  if (data.revisions.length === 0)
    return <p className="empty">还没有保存过版本。提交、发布、更正，连续写作十分钟，或一次删去很多字，都会留下一版。</p>;
  return (
    <>
      <p className="history-more">
        <a className="link" href={routes.articleHistory(articleId)}>
          {canWrite ? "比较任意两版，恢复旧版" : "比较任意两版"}
        </a>
      </p>
      <ol className="history-list">
        {data.revisions.map(({ number, reason, by, at, characters, isLive, isDraft }, index) => (
          <li key={number}>
            <p className="row wrap">
              <b>第{number}版</b>
              <span className="tag">{reason}</span>
              {isLive ? <span className="tag good">读者看到的</span> : null}
              {isDraft ? <span className="tag">与草稿相同</span> : null}
            </p>
            <p className="row wrap muted small">
              <span>{at}</span>
              <span>{by}</span>
              <span>{characters}字</span>
              <a className="link push" href={routes.articleHistory(articleId, { after: number })}>
                {index === data.revisions.length - 1 ? "查看" : "比较"}
                <span className="hidden-text">第{number}版</span>
              </a>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
