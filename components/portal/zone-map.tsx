import { type Province, provinces } from "#lib/zones/regions.ts";

type Props = { counts: ReadonlyMap<string, number>; chosen?: string; hrefOf?: (province: string) => string };

const pitch = 46;
const cellSize = 43;

function tint(items: number | undefined): string {
  if (items === undefined) return "tint-none";
  if (items < 10) return "tint-1";
  if (items < 20) return "tint-2";
  return items < 30 ? "tint-3" : "tint-4";
}

/** Provinces as tiles with the number of their zones. Shows no boundary. */
export function ZoneMap({ counts, chosen, hrefOf }: Props) {
  return (
    <figure>
      <svg className="zone-map" viewBox="0 0 368 368" role={hrefOf ? "group" : "img"} aria-label="各省份国家级开发区数（示意格图，不表示疆域）">
        {provinces.map((province) => {
          const items = counts.get(province.name);
          if (!hrefOf || items === undefined) return <Tile key={province.name} province={province} items={items} chosen={province.name === chosen} />;
          return (
            <a
              key={province.name}
              href={hrefOf(province.name)}
              aria-label={`${province.name} ${items}家`}
              aria-current={province.name === chosen ? "true" : undefined}
            >
              <Tile province={province} items={items} chosen={province.name === chosen} />
            </a>
          );
        })}
      </svg>
      <figcaption>
        <ul className="map-legend">
          <li>
            <i className="tint-1" />
            1—9家
          </li>
          <li>
            <i className="tint-2" />
            10—19
          </li>
          <li>
            <i className="tint-3" />
            20—29
          </li>
          <li>
            <i className="tint-4" />
            30家以上
          </li>
        </ul>
        <p className="note">格内为家数。示意格图，不表示疆域；虚线格为目录未列。</p>
      </figcaption>
    </figure>
  );
}

function Tile({ province, items, chosen }: { province: Province; items: number | undefined; chosen: boolean }) {
  const [x, y] = [province.cell[0] * pitch + 1.5, province.cell[1] * pitch + 1.5];
  return (
    <g className={`${tint(items)}${chosen ? " chosen" : ""}`}>
      <title>{items === undefined ? `${province.name}：目录未列` : `${province.name} ${items}家`}</title>
      <rect x={x} y={y} width={cellSize} height={cellSize} />
      <text className="name" x={x + 21.5} y={y + 19}>
        {province.short}
      </text>
      <text className="count" x={x + 21.5} y={y + 36}>
        {items ?? "–"}
      </text>
    </g>
  );
}
