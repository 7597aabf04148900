import { shortDayLabel } from "#lib/dates.ts";

type Props = { days: readonly { day: string; views: number }[]; before: number; now: string };

const width = 264;
const height = 56;
const inset = 8;

/** Seven days of views as a line, today's unfinished day dashed, and the same in words. */
export function WeekChart({ days, before, now }: Props) {
  const total = days.reduce((sum, { views }) => sum + views, 0);
  const most = Math.max(1, ...days.map(({ views }) => views));
  const points = days.map(({ views }, at) => ({
    x: inset + (at * (width - 2 * inset)) / Math.max(1, days.length - 1),
    y: height - inset - (views / most) * (height - 2 * inset),
  }));
  const path = (some: typeof points) => some.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const change = before > 0 ? Math.round(((total - before) / before) * 1_000) / 10 : null;
  const label = (day: string) => shortDayLabel(new Date(`${day}T12:00:00+08:00`));
  return (
    <div className="card-body week">
      <p>
        <b className="figure">{total.toLocaleString("zh-CN")}</b>
        {change === null ? null : (
          <span className="small secondary">
            比上7天 {change > 0 ? "+" : ""}
            {change}%
          </span>
        )}
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={days.map(({ day, views }) => `${label(day)} ${views}次`).join("，")}>
        <path d={`M${inset} ${height - 1}H${width - inset}`} className="axis" />
        <path d={path(points.slice(0, -1))} className="line" />
        <path d={path(points.slice(-2))} className="line open" />
        {points.map(({ x, y }, at) => (
          <circle key={days[at]?.day} cx={x} cy={y} r={3} className={at === points.length - 1 ? "open" : undefined} />
        ))}
      </svg>
      <p className="small secondary week-ends" aria-hidden="true">
        <span>{label(days[0]?.day ?? "")}</span>
        <span>今天，至{now}</span>
      </p>
    </div>
  );
}
