"use client";
import { type ReactNode, useId, useState } from "react";
import { mostKeywords, wordLimits } from "#lib/writing/words.ts";
import { CoverField } from "./cover-field.tsx";
import type { FormAction } from "./cover-focal.tsx";
import type { Fields } from "./use-desk.ts";

export type SourceName = { name: string; listed: boolean };
type Props = {
  fields: Fields;
  setField: <K extends keyof Fields>(name: K, value: Fields[K]) => void;
  sources: readonly SourceName[];
  /** The opening of the text, for who wants it as the summary. */
  opening: () => string;
  setFocal: FormAction | null;
  disabled: boolean;
  children?: ReactNode;
};

/** What belongs to the article besides its text. Every change is saved with the text. */
export function PublishPanel({ fields, setField, sources, opening, setFocal, disabled, children }: Props) {
  const id = useId();
  const source = fields.sourceName.trim();
  const isListed = sources.some((each) => each.listed && each.name === source);
  const line = (name: Exclude<keyof typeof wordLimits, "summary" | "title">, label: string, extra: { list?: string; type?: "url" } = {}) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        data-field={name}
        className="input small"
        value={fields[name]}
        maxLength={wordLimits[name]}
        disabled={disabled}
        inputMode={extra.type}
        list={extra.list}
        autoComplete="off"
        aria-describedby={name === "sourceName" && source && !isListed ? `${id}-unlisted` : undefined}
        onChange={(event) => setField(name, event.target.value)}
      />
    </div>
  );
  return (
    <div className="publish-panel">
      {children}
      {line("sourceName", "来源", { list: `${id}-sources` })}
      <datalist id={`${id}-sources`}>
        {sources.map((each) => (
          <option key={each.name} value={each.name} />
        ))}
      </datalist>
      {source && !isListed ? (
        <p className="warning-text small" id={`${id}-unlisted`}>
          不在稿源表，请核对名称
        </p>
      ) : null}
      {line("sourceUrl", "原文网址", { type: "url" })}
      {line("originalTitle", "原题")}
      {line("originalAuthor", "原作者")}
      {line("author", "作者")}
      {line("responsibleEditor", "责任编辑")}
      <div className="field">
        <label htmlFor={`${id}-summary`}>摘要</label>
        <textarea
          id={`${id}-summary`}
          data-field="summary"
          className="input"
          rows={4}
          value={fields.summary}
          maxLength={wordLimits.summary}
          disabled={disabled}
          onChange={(event) => setField("summary", event.target.value)}
        />
        {disabled ? null : (
          <button type="button" className="link small" onClick={() => setField("summary", opening())}>
            取首段前80字
          </button>
        )}
      </div>
      <CoverField mediaId={fields.coverMediaId} change={(mediaId) => setField("coverMediaId", mediaId)} setFocal={setFocal} disabled={disabled} />
      <Keywords keywords={fields.keywords} change={(keywords) => setField("keywords", keywords)} disabled={disabled} />
      {line("sourceNote", "文末说明（据……整理）")}
    </div>
  );
}

function Keywords({ keywords, change, disabled }: { keywords: string[]; change: (keywords: string[]) => void; disabled: boolean }) {
  const id = useId();
  const joined = keywords.join("，");
  const [typed, setTyped] = useState<string | null>(null);
  const split = (text: string) => [
    ...new Set(
      text
        .split(/[,，、;；\n]/)
        .map((word) => [...word.trim()].slice(0, 30).join(""))
        .filter(Boolean),
    ),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>关键词</label>
      <input
        id={id}
        className="input small"
        value={typed ?? joined}
        disabled={disabled}
        placeholder="用逗号隔开"
        onChange={(event) => {
          setTyped(event.target.value);
          change(split(event.target.value).slice(0, mostKeywords));
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}

type Facts = {
  channelName: string;
  /** The further channels, in one line. */
  furtherLabel: string | null;
  publishedLabel: string | null;
  scheduledLabel: string | null;
  takeDownLabel: string | null;
  withdrawnReason: string | null;
};

/** Where the article stands and what else can be done with it. */
export function MoveList({ article, children }: { article: Facts; children: ReactNode }) {
  const facts = [
    ["栏目", article.channelName],
    ["其他栏目", article.furtherLabel],
    ["发布时间", article.publishedLabel],
    ["定时发布", article.scheduledLabel],
    ["自动下线", article.takeDownLabel],
    ["撤稿原因", article.withdrawnReason],
  ] as const;
  return (
    <>
      <dl className="writing-facts">
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <div className="row wrap">{children}</div>
    </>
  );
}
