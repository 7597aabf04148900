import { monthLabel } from "#lib/dates.ts";

type Zone = {
  code: string;
  level: string;
  type?: string;
  province?: string;
  approvedMonths: readonly string[];
  areaHectares: string | null;
  industries: readonly string[];
  underConstruction?: boolean;
};

/** What the catalogue says of a zone. */
export function ZoneFacts({ zone }: { zone: Zone }) {
  return (
    <dl className="facts">
      <dt>代码</dt>
      <dd>{zone.code}</dd>
      {zone.province ? (
        <>
          <dt>省份</dt>
          <dd>{zone.province}</dd>
        </>
      ) : null}
      <dt>级别</dt>
      <dd>{zone.level}</dd>
      {zone.type ? (
        <>
          <dt>类型</dt>
          <dd>{zone.type}</dd>
        </>
      ) : null}
      <dt>批准</dt>
      <dd>{zone.approvedMonths.map(monthLabel).join("、")}</dd>
      {zone.areaHectares ? (
        <>
          <dt>面积</dt>
          <dd>{Number(zone.areaHectares)}公顷</dd>
        </>
      ) : null}
      {zone.industries.length > 0 ? (
        <>
          <dt>主导产业</dt>
          <dd>{zone.industries.join("、")}</dd>
        </>
      ) : null}
      {zone.underConstruction ? (
        <>
          <dt>状态</dt>
          <dd>目录注明在建</dd>
        </>
      ) : null}
    </dl>
  );
}
