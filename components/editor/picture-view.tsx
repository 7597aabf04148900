"use client";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useId } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { useUploads } from "./uploads.ts";

/** A picture as readers see it, with the words that belong to it. */
export function PictureView({ node, updateAttributes, deleteNode, editor, selected }: ReactNodeViewProps) {
  const id = useId();
  const { src, alt, decorative, caption, source, width, height } = node.attrs;
  const nameless = !decorative && !String(alt).trim();
  const can = editor.isEditable;
  return (
    <NodeViewWrapper as="figure" className="picture" data-selected={selected || undefined} contentEditable={false}>
      {src ? (
        <img src={src} alt={decorative ? "" : alt} width={width ?? undefined} height={height ?? undefined} data-drag-handle="" />
      ) : (
        <PictureWaiting upload={String(node.attrs.upload ?? "")} />
      )}
      <div className="picture-fields">
        <label htmlFor={`${id}-caption`}>图注</label>
        <input
          id={`${id}-caption`}
          className="input small"
          value={caption}
          maxLength={1000}
          disabled={!can}
          onChange={(event) => updateAttributes({ caption: event.target.value })}
        />
        <label htmlFor={`${id}-source`}>来源或摄影</label>
        <input
          id={`${id}-source`}
          className="input small"
          value={source}
          maxLength={200}
          disabled={!can}
          onChange={(event) => updateAttributes({ source: event.target.value })}
        />
        <label htmlFor={`${id}-alt`}>替代文字{nameless ? <span className="warning-text">（必填）</span> : null}</label>
        <input
          id={`${id}-alt`}
          className="input small"
          value={alt}
          maxLength={500}
          disabled={!can || decorative}
          aria-describedby={`${id}-hint`}
          placeholder={decorative ? "装饰图不需要" : "给看不到图片的读者：图里有什么"}
          onChange={(event) => updateAttributes({ alt: event.target.value })}
        />
        <span />
        <span className="row wrap" id={`${id}-hint`}>
          <label className="choice">
            <input
              type="checkbox"
              checked={decorative}
              disabled={!can}
              onChange={(event) => updateAttributes({ decorative: event.target.checked })}
            />
            只作装饰，没有内容
          </label>
          {can ? (
            <button type="button" className="button small quiet push" onClick={deleteNode}>
              <StaffIcon name="trash" />
              移除图片
            </button>
          ) : null}
        </span>
      </div>
    </NodeViewWrapper>
  );
}

/** In the place of a picture whose bytes are not here yet. */
function PictureWaiting({ upload }: { upload: string }) {
  const found = useUploads().find((each) => each.id === upload);
  if (!found) return <p className="picture-missing">这张图片没有传成，读者看不到它。请移除，或重新插入。</p>;
  if (!found.fault)
    return (
      <p className="picture-missing">
        正在上传{found.name} <progress value={found.share || undefined} aria-label={`${found.name}的上传进度`} />
      </p>
    );
  return (
    <p className="picture-missing" role="alert">
      {found.name}：{found.fault}{" "}
      <button type="button" className="button small" onClick={found.again}>
        重试
      </button>
    </p>
  );
}
