"use client";
import { routes } from "#lib/routes.ts";

export type Panel = "publish" | "check";
const panels: Record<Panel, string> = { publish: "发布", check: "检查" };
type Props = { articleId: number; panel: Panel; choose: (panel: Panel) => void; findings: number };

/** The two panels, and the way to the versions, which have a page of their own. */
export function PanelTabs({ articleId, panel, choose, findings }: Props) {
  return (
    <div className="panel-tabs">
      <div className="tabs" role="tablist" aria-label="稿件面板">
        {(Object.keys(panels) as Panel[]).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-controls={`panel-${each}`}
            aria-selected={panel === each}
            onClick={() => choose(each)}
          >
            {panels[each]}
            {each === "check" && findings > 0 ? <span className="count">{findings}</span> : null}
          </button>
        ))}
      </div>
      <a href={routes.articleHistory(articleId)}>历史</a>
    </div>
  );
}
