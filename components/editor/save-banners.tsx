"use client";
import { routes } from "#lib/routes.ts";
import type { JournalEntry } from "./journal.ts";
import type { SaverView } from "./saver.ts";

const moment = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

type Props = {
  view: SaverView;
  found: readonly JournalEntry[];
  retry: () => void;
  copy: () => void;
  copied: boolean;
  compare: () => void;
  takeNewer: () => void;
  restore: (entry: JournalEntry) => void;
  lookAt: (entry: JournalEntry) => void;
  forget: (entry: JournalEntry) => void;
};

/** What stands between the person and a saved article, and what can be done about it. */
export function SaveBanners({ view, found, retry, copy, copied, compare, takeNewer, restore, lookAt, forget }: Props) {
  const entry = found[0];
  const copyButton = (
    <button type="button" className="button small" onClick={copy}>
      {copied ? "已复制" : "复制内容"}
    </button>
  );
  return (
    <div className="writing-banners">
      {view.trouble === "signedOut" ? (
        <div className="banner" role="alert">
          <span>登录已过期。写下的文字都在，登录后会自动接着保存。</span>
          <a className="button small edge" href={routes.login()} target="_blank" rel="noopener">
            在新窗口登录
          </a>
          <button type="button" className="button small" onClick={retry}>
            我已登录
          </button>
          {copyButton}
        </div>
      ) : null}
      {view.trouble === "away" ? (
        <div className="banner" role="alert">
          <span>{view.unjournaled ? "连不上服务器，这个浏览器也不能暂存，请先复制内容。" : "连不上服务器，文字已存在本机，会自动再试。"}</span>
          <button type="button" className="button small edge" onClick={retry}>
            重试
          </button>
          {copyButton}
        </div>
      ) : null}
      {view.trouble === "refused" ? (
        <div className="banner danger" role="alert">
          <span>没有保存：{view.reason}</span>
          <button type="button" className="button small edge" onClick={retry}>
            重试
          </button>
          {copyButton}
        </div>
      ) : null}
      {view.trouble === "conflict" ? (
        <div className="banner" role="alert">
          <span>{view.theirs?.savedBy ?? "别人"}也改了这篇稿件，两份文字都在，请选择怎样合在一起。</span>
          <button type="button" className="button small edge" onClick={compare}>
            比较合并
          </button>
          {copyButton}
        </div>
      ) : null}
      {view.newerVersion !== null && view.word === "saved" ? (
        <div className="banner" role="status">
          <span>这篇稿件有了更新的版本。</span>
          <button type="button" className="button small edge" onClick={takeNewer}>
            载入新版本
          </button>
        </div>
      ) : null}
      {view.unjournaled && view.trouble === null ? (
        <div className="banner" role="status">
          <span>这个浏览器不允许在本机暂存，断网时请先复制内容。</span>
        </div>
      ) : null}
      {entry ? (
        <div className="banner" role="status">
          <span>本机有{moment.format(entry.at)}写下、没有存到服务器的文字。</span>
          <button type="button" className="button small edge" onClick={() => restore(entry)}>
            恢复
          </button>
          <button type="button" className="button small" onClick={() => lookAt(entry)}>
            比较
          </button>
          <button type="button" className="button small quiet" onClick={() => forget(entry)}>
            丢弃
          </button>
        </div>
      ) : null}
    </div>
  );
}
