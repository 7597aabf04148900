import { minuteLabel } from "#lib/dates.ts";
import { type Decision, decisionLabels } from "#lib/review/decision.ts";
import { steps } from "#lib/review/workflow.ts";

/** 经过: every decision with person, time, stage, reason and the hash of the words, the newest first. */
export function DecisionLog({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <section className="card decision-log" aria-labelledby="decisions">
      <div className="card-head">
        <h2 id="decisions">经过</h2>
        <span className="count">{decisions.length}</span>
      </div>
      {decisions.length === 0 ? <p className="empty">还没有送审。</p> : null}
      <ol className="history-list">
        {decisions.toReversed().map((each) => (
          <li key={each.id}>
            <p className="row wrap">
              {each.step && each.verb !== "submit" ? <span>{steps[each.step].label}</span> : null}
              <b>{each.carried ? "沿用上一轮的通过" : decisionLabels[each.verb]}</b>
              <span>
                {each.actorName || "系统"}
                {each.toName ? `给${each.toName}` : ""}
              </span>
            </p>
            <p className="muted small">
              {minuteLabel(each.decidedAt)}　第{each.round}轮{each.revisionNumber ? `　第${each.revisionNumber}版` : ""}
            </p>
            {each.reasons.length > 0 ? <p className="small">{each.reasons.join("、")}</p> : null}
            {each.note ? <blockquote className="decision-note">{each.note}</blockquote> : null}
            {each.sha256 ? (
              <p className="muted small">
                文字校验码 <code>{each.sha256.slice(0, 12)}</code>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
