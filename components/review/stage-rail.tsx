import { briefTime, minuteLabel } from "#lib/dates.ts";
import type { Decision } from "#lib/review/decision.ts";
import { type RailRow, railOf } from "#lib/review/rail.ts";

const words = { done: "已过", current: "进行中", waiting: "待定" } as const;

/** 送审 → 初审 → … → 发布: who passed which stage and when, and where the article waits. */
export function StageRail({ row, decisions }: { row: RailRow; decisions: readonly Decision[] }) {
  const stages = railOf(row, decisions);
  const at = stages.findIndex(({ state }) => state === "current");
  return (
    <>
      {at >= 0 ? (
        <p className="stage-count">
          第{at + 1}步，共{stages.length}步：{stages[at]?.label}
        </p>
      ) : null}
      <ol className="stage-rail" aria-label="审核进度">
        {stages.map((stage) => (
          <li key={stage.label} data-state={stage.state} aria-current={stage.state === "current" ? "step" : undefined}>
            <b>{stage.label}</b>
            <span>{stage.by || words[stage.state]}</span>
            {stage.at ? (
              <time dateTime={stage.at.toISOString()} title={minuteLabel(stage.at)}>
                {briefTime(stage.at)}
              </time>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
