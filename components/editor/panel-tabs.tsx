"use client";
export type Panel = "publish" | "check" | "history";
const panels: Record<Panel, string> = { publish: "发布", check: "检查", history: "历史" };
type Props = { panel: Panel; choose: (panel: Panel) => void; findings: number };

export function PanelTabs({ panel, choose, findings }: Props) {
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
    </div>
  );
}
