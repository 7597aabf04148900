"use client";
import { type KeyboardEvent, type MouseEvent, useState } from "react";

type Props = { src: string; width: number | null; height: number | null; x: number; y: number };
/** Shapes in which lists show covers. */
const crops = [
  ["横幅", "16 / 9"],
  ["方形", "1 / 1"],
] as const;
const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent * 10) / 10));

/** Percent of width and height as CSS places a picture that is cut. */
export const placeOf = (x: number, y: number) => `${within(x)}% ${within(y)}%`;

/** Chooses what a crop must keep: a click, the arrows, or two numbers, which work without script. */
export function FocalPoint({ src, width, height, ...start }: Props) {
  const [x, setX] = useState(String(within(start.x * 100)));
  const [y, setY] = useState(String(within(start.y * 100)));
  const move = (toX: number, toY: number) => {
    setX(String(within(toX)));
    setY(String(within(toY)));
  };
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    // A press of the space bar is a click without a place.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  const arrow = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    move(Number(x) + step[0], Number(y) + step[1]);
  };
  return (
    <fieldset className="focal field">
      <legend>焦点</legend>
      <p className="hint" id="focal-hint">
        裁成封面时留住的地方：点一下图片，或用方向键移动。
      </p>
      <button
        type="button"
        className="focal-picture"
        aria-label="移动焦点"
        aria-describedby="focal-hint focal-place"
        onClick={click}
        onKeyDown={arrow}
      >
        <img src={src} width={width ?? undefined} height={height ?? undefined} alt="" />
        <span className="focal-mark" style={{ left: `${within(Number(x))}%`, top: `${within(Number(y))}%` }} />
      </button>
      <div className="focal-crops" aria-hidden="true">
        {crops.map(([name, shape]) => (
          <figure key={name}>
            <img src={src} alt="" style={{ aspectRatio: shape, objectPosition: placeOf(Number(x), Number(y)) }} />
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
      <p className="row wrap" id="focal-place">
        <label>
          横向
          <input
            className="input small"
            type="number"
            name="focalX"
            min={0}
            max={100}
            step={0.1}
            value={x}
            onChange={(event) => setX(event.target.value)}
          />
          %
        </label>
        <label>
          纵向
          <input
            className="input small"
            type="number"
            name="focalY"
            min={0}
            max={100}
            step={0.1}
            value={y}
            onChange={(event) => setY(event.target.value)}
          />
          %
        </label>
      </p>
    </fieldset>
  );
}
