"use client";
import { type FormEvent, useId, useState } from "react";
import { isDismissible } from "#lib/checks/dismissible.ts";
import { type Finding, ruleNames, type Severity } from "#lib/checks/finding.ts";
import type { Checks } from "./use-checks.ts";
import type { Fields } from "./use-desk.ts";

const levels: Record<Severity, string> = { must: "必须", should: "建议", hint: "提示" };
const names = { title: "标题", summary: "摘要", sourceName: "来源", sourceUrl: "原文网址", text: "正文" } as const;
const mostShown = 100;
const keyOf = ({ fingerprint, block, line, from, message }: Finding) => `${fingerprint}-${block}-${line}-${from}-${message}`;
type Props = { checks: Checks; fill: Partial<Record<keyof Fields, () => void>>; canWrite: boolean };

/** What the checks found, gravest first. Nothing is altered until the person says so. */
export function CheckPanel({ checks, fill, canWrite }: Props) {
  const { open, dismissed } = checks;
  const [said, setSaid] = useState("");
  if (!open) return <p className="empty">正在准备检查……</p>;
  const count = (level: Severity) => open.filter((finding) => finding.severity === level).length;
  return (
    <div className="check-panel">
      <p className="check-sum" role="status">
        {(Object.keys(levels) as Severity[]).map((level) => (
          <span key={level}>
            <LevelMark level={level} />
            {levels[level]} {count(level)}
          </span>
        ))}
      </p>
      {said ? (
        <p className="check-said" role="alert">
          {said}
        </p>
      ) : null}
      {open.length === 0 ? <p className="empty">没有发现问题</p> : null}
      <ul>
        {open.slice(0, mostShown).map((finding) => (
          <FindingItem key={keyOf(finding)} {...{ finding, checks, fill, canWrite, setSaid }} />
        ))}
      </ul>
      {open.length > mostShown ? <p className="empty">另有{open.length - mostShown}处，改过前面的再看</p> : null}
      {dismissed.length > 0 ? (
        <details className="check-dismissed">
          <summary>已忽略{dismissed.length}处</summary>
          <ul>
            {dismissed.map((finding) => (
              <li key={keyOf(finding)}>
                <LevelMark level={finding.severity} />
                <div>
                  <p>{finding.message}</p>
                  <p className="secondary">
                    {finding.by}：{finding.reason}
                  </p>
                  {canWrite ? (
                    <button type="button" className="link small" onClick={async () => setSaid((await checks.restore(finding)) ?? "")}>
                      恢复<span className="hidden-text">：{finding.message}</span>
                    </button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function FindingItem({ finding, checks, fill, canWrite, setSaid }: Props & { finding: Finding; setSaid: (words: string) => void }) {
  const [isDismissing, setDismissing] = useState(false);
  const field = useId();
  const place = finding.block === null ? names[finding.field] : `第${finding.block + 1}段`;
  const summary = finding.field === "summary" && finding.rule === "field" ? fill.summary : undefined;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason) setSaid((await checks.dismiss(finding, reason)) ?? "");
  };
  return (
    <li>
      <LevelMark level={finding.severity} />
      <div>
        <p className="row">
          <b>{ruleNames[finding.rule]}</b>
          <span className="push muted small">
            {levels[finding.severity]} · {place}
          </span>
        </p>
        <p>{finding.message}</p>
        {finding.sentence ? <Sentence {...finding} /> : null}
        <p className="row wrap">
          <button type="button" className="link small" onClick={() => checks.show(finding)}>
            {finding.rule === "field" ? "去填写" : "定位"}
          </button>
          {canWrite && finding.suggestion !== null ? (
            <button type="button" className="link small" onClick={() => setSaid(checks.accept(finding) ? "" : "这几个字已经改过，稍等会重新检查")}>
              {finding.suggestion.trim() ? `采纳“${finding.suggestion.slice(0, 20)}”` : "采纳（删去）"}
            </button>
          ) : null}
          {summary ? (
            <button type="button" className="link small" onClick={summary}>
              取首段前80字
            </button>
          ) : null}
          {canWrite && isDismissible(finding) ? (
            <button type="button" className="link small" aria-expanded={isDismissing} onClick={() => setDismissing(!isDismissing)}>
              忽略
            </button>
          ) : null}
        </p>
        {isDismissing ? (
          <form className="check-reason" onSubmit={send}>
            <label htmlFor={field}>为什么不用改</label>
            <input id={field} className="input small" name="reason" maxLength={200} required autoComplete="off" />
            <button type="submit" className="button small">
              忽略这一处
            </button>
          </form>
        ) : null}
      </div>
    </li>
  );
}

function Sentence({ sentence, quote, quoteAt: at }: Finding) {
  if (!quote || !sentence.startsWith(quote, at)) return <p className="secondary">{sentence}</p>;
  return (
    <p className="secondary">
      {sentence.slice(0, at)}
      <mark>{quote}</mark>
      {sentence.slice(at + quote.length)}
    </p>
  );
}

export function LevelMark({ level }: { level: Severity }) {
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
