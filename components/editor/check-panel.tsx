"use client";
import type { Finding } from "#lib/writing/checks.ts";
import type { Fields } from "./use-desk.ts";

const levels = { must: "必须", should: "建议", note: "提示" } as const;
const names = { title: "标题", summary: "摘要", sourceName: "来源", sourceUrl: "原文网址", text: "正文" } as const;
type Props = { findings: readonly Finding[]; show: (finding: Finding) => void; fill: Partial<Record<keyof Fields, () => void>> };

/** What the article still lacks or does unusually. Colour, shape and word say how much it matters. */
export function CheckPanel({ findings, show, fill }: Props) {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  return (
    <div className="check-panel">
      <p className="check-sum" role="status">
        {(Object.keys(levels) as Finding["level"][]).map((level) => (
          <span key={level}>
            <LevelMark level={level} />
            {levels[level]} {count(level)}
          </span>
        ))}
      </p>
      {findings.length === 0 ? <p className="empty">没有发现问题</p> : null}
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.title}-${finding.field}-${finding.block ?? ""}-${finding.words}`}>
            <LevelMark level={finding.level} />
            <div>
              <p className="row">
                <b>{finding.title}</b>
                <span className="push muted small">{finding.block === undefined ? names[finding.field] : `第${finding.block + 1}段`}</span>
              </p>
              <p className="secondary">{finding.words}</p>
              <p className="row">
                <button type="button" className="link small" onClick={() => show(finding)}>
                  {finding.block === undefined ? "去填写" : "定位"}
                </button>
                {finding.field === "summary" && fill.summary ? (
                  <button type="button" className="link small" onClick={fill.summary}>
                    取首段前80字
                  </button>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function LevelMark({ level }: { level: Finding["level"] }) {
  return (
    <svg className="level-mark" data-level={level} viewBox="0 0 16 16" aria-hidden="true">
      {level === "must" ? (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" fill="currentColor" />
          <path d="M8 4.5v4M8 11v.4" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
        </>
      ) : level === "should" ? (
        <>
          <path d="M8 1.5 15 14H1Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
          <path d="M8 6v3.5M8 11.6v.3" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      ) : (
        <>
          <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 7.5V11M8 4.8v.3" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      )}
    </svg>
  );
}
