"use client";
import { useEffect, useState } from "react";
import { placeOf } from "#components/dashboard/focal-point.tsx";
import { MediaPicker } from "#components/dashboard/media-picker.tsx";
import type { LibraryItem } from "#lib/media/item.ts";
import { routes } from "#lib/routes.ts";
import { CoverFocal, type FormAction } from "./cover-focal.tsx";

type Props = {
  mediaId: number | null;
  change: (mediaId: number | null) => void;
  /** For who may say what crops of a picture keep. */
  setFocal: FormAction | null;
  disabled: boolean;
};

/** The picture by which lists show the article. */
export function CoverField({ mediaId, change, setFocal, disabled }: Props) {
  const [item, setItem] = useState<LibraryItem | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [isAiming, setAiming] = useState(false);
  useEffect(() => {
    if (mediaId === null || item?.id === mediaId) return;
    const stop = new AbortController();
    fetch(routes.mediaItem(mediaId), { signal: stop.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then(setItem, () => {});
    return () => stop.abort();
  }, [mediaId, item]);
  const shown = mediaId !== null && item?.id === mediaId ? item : null;
  return (
    <div className="field" role="group" aria-label="封面图片">
      <span className="field-label cover-label">封面图片</span>
      {shown ? (
        <img
          className="cover"
          src={shown.thumb ?? shown.path}
          alt={shown.alt || shown.name}
          style={{ objectPosition: placeOf(shown.focalX * 100, shown.focalY * 100) }}
        />
      ) : null}
      {mediaId !== null && !shown ? <p className="hint">封面图片第{mediaId}号</p> : null}
      {disabled ? null : (
        <span className="row">
          <button type="button" className="button small" onClick={() => setChoosing(true)}>
            {mediaId === null ? "选择封面" : "换一张"}
          </button>
          {shown && setFocal ? (
            <button type="button" className="button small" onClick={() => setAiming(true)}>
              焦点
            </button>
          ) : null}
          {mediaId === null ? null : (
            <button type="button" className="button small quiet" onClick={() => change(null)}>
              不用封面
            </button>
          )}
        </span>
      )}
      {isAiming && shown && setFocal ? <CoverFocal item={shown} action={setFocal} saved={setItem} close={() => setAiming(false)} /> : null}
      {isChoosing ? (
        <MediaPicker
          open
          kind="image"
          onPick={(picked) => {
            setItem(picked);
            change(picked.id);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}
