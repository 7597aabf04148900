import { zoneTypes } from "#db/vocabulary.ts";
import { monthLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Zone = {
  code: string;
  name: string;
  type: string;
  approvedMonths: readonly string[];
  areaHectares: string | null;
  industries: readonly string[];
  underConstruction: boolean;
};

/** Zones grouped by type. On a phone each row becomes a name with its facts below. */
export function ZoneTable({ zones }: { zones: readonly Zone[] }) {
  const groups = Map.groupBy(zones, (zone) => zone.type);
  return (
    <table className="zone-table">
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">批准</th>
          <th scope="col" className="number">
            面积（公顷）
          </th>
          <th scope="col">主导产业</th>
        </tr>
      </thead>
      {zoneTypes.map((type) => {
        const members = groups.get(type) ?? [];
        if (members.length === 0) return null;
        return (
          <tbody key={type}>
            <tr className="group">
              <th scope="rowgroup" colSpan={4}>
                {type}
                <small>{members.length}家</small>
              </th>
            </tr>
            {members.map((zone) => (
              <tr key={zone.code}>
                <td>
                  <a href={routes.zone(zone.code)}>{zone.name}</a>
                </td>
                <td className="when">
                  {zone.approvedMonths.map((month, at) => (
                    <span key={month}>
                      {at > 0 ? "、" : ""}
                      {monthLabel(month)}
                    </span>
                  ))}
                </td>
                <td className="number area">{zone.areaHectares ? Number(zone.areaHectares) : "—"}</td>
                <td>{zone.underConstruction ? "在建" : zone.industries.join("、")}</td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
