"use client";
import { forgetUpload, useUploads } from "./uploads.ts";

/** Files on their way and files that did not arrive; pictures say it in their own place. */
export function UploadList() {
  const files = useUploads().filter((upload) => !upload.isPicture);
  if (files.length === 0) return null;
  return (
    <div className="banner" role="status">
      {files.map((file) => (
        <span className="row" key={file.id}>
          {file.fault ? `${file.name}：${file.fault}` : `正在上传${file.name}`}
          {file.fault ? (
            <>
              <button type="button" className="button small" onClick={file.again}>
                重试
              </button>
              <button type="button" className="button small quiet" onClick={() => forgetUpload(file.id)}>
                不传了
              </button>
            </>
          ) : (
            <progress value={file.share} aria-label={`${file.name}的上传进度`} />
          )}
        </span>
      ))}
    </div>
  );
}
