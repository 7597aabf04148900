"use client";
import type { ReactNode } from "react";
import { StatusMark } from "#components/dashboard/status-mark.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { type ArticleStatus, statusLabels } from "#lib/review/workflow.ts";
import { type Presence, presenceWords } from "#lib/writing/presence.ts";
import { SaveState } from "./save-state.tsx";
import type { SaverView } from "./saver.ts";

export type TopBarArticle = { id: number; status: ArticleStatus; scheduledLabel: string | null; publishedLabel: string | null };
type Props = {
  article: TopBarArticle;
  title: string;
  view: SaverView;
  me: { name: string };
  others: Presence["others"];
  back: string;
  children?: ReactNode;
};

export function TopBar({ article, title, view, me, others, back, children }: Props) {
  const words = presenceWords(others);
  return (
    <header className="writing-top">
      <a className="icon-button" href={back} aria-label="返回稿件" title="返回稿件">
        <StaffIcon name="back" />
      </a>
      <h1 className="one-line writing-name">{title.trim() || "未命名稿件"}</h1>
      <StatusMark status={article.scheduledLabel ? "scheduled" : article.status}>
        {article.scheduledLabel ? `定时 ${article.scheduledLabel}` : statusLabels[article.status]}
      </StatusMark>
      <span className="grow" />
      {words ? (
        <span className="presence-words" role="status">
          {words}
        </span>
      ) : null}
      <SaveState view={view} />
      <span className="avatars" aria-hidden="true">
        <span className="avatar me">{me.name.slice(-1)}</span>
        {others
          .filter((each) => !each.me)
          .map((each) => (
            <span key={each.name} className={each.writing ? "avatar live" : "avatar"}>
              {each.name.slice(-1)}
            </span>
          ))}
      </span>
      {children}
    </header>
  );
}
