import type { ReactNode } from "react";
import type { DocumentMark } from "#lib/content/document.ts";
import { isSafeLink } from "#lib/content/urls.ts";
import type { Segment } from "#lib/difference/model.ts";
import { remarkedWords } from "#lib/difference/reshaped.ts";

/** Which text is shown: the older with what went, the newer with what came, or both in one. */
export type View = "before" | "after" | "both";
/** What one rendering shares: the numbers of changes that have their place already, and whether a block around it has said that all is new or gone. */
export type Showing = { view: View; placed: Set<number> | null; isInside?: boolean };

/** The first place that shows a change bears its address. */
export function addressOf(change: number | undefined, { placed }: Showing): { id?: string; "data-change"?: number } {
  if (change === undefined || !placed) return {};
  const isFirst = !placed.has(change);
  placed.add(change);
  return { "data-change": change, ...(isFirst && { id: `change-${change}` }) };
}

const tags: Record<string, "strong" | "em" | "u" | "s" | "sup" | "sub"> = {
  bold: "strong",
  emphasis: "em",
  underline: "u",
  strike: "s",
  superscript: "sup",
  subscript: "sub",
};

function marked(words: ReactNode, marks: readonly DocumentMark[]): ReactNode {
  let inner = words;
  for (const { type, attrs } of marks) {
    const [Tag, href] = [tags[type], String(attrs?.href ?? "")];
    if (Tag) inner = <Tag>{inner}</Tag>;
    else if (type === "link" && isSafeLink(href))
      inner = (
        <a href={href} rel="noopener">
          {inner}
        </a>
      );
  }
  return inner;
}

function plain({ text, atom, marks }: Segment, isChange: boolean): ReactNode {
  if (atom?.type === "break")
    return (
      <>
        <span aria-hidden="true">¶</span>
        <span className="hidden-text">分段</span>
        <br />
      </>
    );
  if (atom?.type === "hardBreak")
    return (
      <>
        {isChange ? <span aria-hidden="true">↵</span> : null}
        {isChange ? <span className="hidden-text">换行</span> : null}
        <br />
      </>
    );
  if (atom?.type === "footnote") return <sup>〔注：{String(atom.attrs?.text ?? "")}〕</sup>;
  return marked(text, marks);
}

/** Words with what was put in and taken out; each kind is told by line, by element and by hidden words, not by colour alone. */
export function differenceWords(segments: readonly Segment[], showing: Showing): ReactNode {
  const { view } = showing;
  let at = 0;
  return segments.map((segment) => {
    const { kind, change, marksBefore } = segment;
    const key = at;
    at += 1;
    if ((kind === "inserted" && view === "before") || (kind === "deleted" && view === "after")) return null;
    if (showing.isInside) return <span key={key}>{plain(segment, false)}</span>;
    if (kind === "inserted" || kind === "deleted") {
      const Tag = kind === "inserted" ? "ins" : "del";
      return (
        <Tag key={key} {...addressOf(change, showing)}>
          <span className="hidden-text">{kind === "inserted" ? "〔插入〕" : "〔删去〕"}</span>
          {plain(segment, true)}
        </Tag>
      );
    }
    if (kind === "equal") return <span key={key}>{plain(segment, false)}</span>;
    return (
      <span key={key} className="remarked" {...addressOf(change, showing)}>
        {plain({ ...segment, marks: view === "before" ? (marksBefore ?? []) : segment.marks }, true)}
        {view === "before" ? null : <small className="remark">{remarkedWords(marksBefore ?? [], segment.marks)}</small>}
      </span>
    );
  });
}
