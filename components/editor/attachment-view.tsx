"use client";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { fileSize } from "#lib/writing/file-size.ts";

/** A file that readers can download, under the name that they see. */
export function AttachmentView({ node, updateAttributes, deleteNode, editor }: ReactNodeViewProps) {
  const { name, bytes, href } = node.attrs;
  const can = editor.isEditable;
  return (
    <NodeViewWrapper className="attachment" contentEditable={false}>
      <span data-drag-handle="">
        <StaffIcon name="attachment" />
      </span>
      <input
        className="input small grow"
        aria-label="附件名称"
        value={name}
        maxLength={300}
        disabled={!can}
        onChange={(event) => updateAttributes({ name: event.target.value })}
      />
      <span className="muted small">{href ? fileSize(Number(bytes)) : "没有传成"}</span>
      {can ? (
        <button type="button" className="icon-button" aria-label={`移除附件${name}`} title="移除附件" onClick={deleteNode}>
          <StaffIcon name="trash" />
        </button>
      ) : null}
    </NodeViewWrapper>
  );
}
