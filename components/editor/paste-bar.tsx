"use client";
import type { PasteReport } from "./clipboard.ts";

type Props = { report: PasteReport; undo: () => void; asText: () => void; close: () => void };

/** Says what a paste kept and left out, as long as it can still be taken back. */
export function PasteBar({ report, undo, asText, close }: Props) {
  return (
    <div className="banner paste-bar" role="status">
      <span>已粘贴：{report.changes.map((change) => change.label).join("；")}</span>
      <button type="button" className="button small" onClick={undo}>
        撤销
      </button>
      {report.text ? (
        <button type="button" className="button small" onClick={asText}>
          粘贴为纯文本
        </button>
      ) : null}
      <button type="button" className="button small quiet" onClick={close}>
        知道了
      </button>
    </div>
  );
}
