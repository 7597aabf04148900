type Row = {
  number: number;
  code: string;
  name: string;
  province: string;
  level: string;
  type: string;
  approvedMonths: readonly string[];
  areaHectares: string | null;
  industries: readonly string[];
  underConstruction: boolean;
};

const head = ["序号", "代码", "名称", "省份", "级别", "类型", "批准时间", "核准面积_公顷", "主导产业"];

/** A cell that a spreadsheet would run as a formula gets an apostrophe; quotes are doubled. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The catalogue in the columns of its publication, with a byte order mark for spreadsheets. */
export function zoneCsv(zones: readonly Row[]): string {
  const rows = zones.map((zone) => [
    zone.number,
    zone.code,
    zone.name,
    zone.province,
    zone.level,
    zone.type,
    zone.approvedMonths.join("/"),
    zone.areaHectares === null ? "" : Number(zone.areaHectares),
    zone.underConstruction ? "在建" : zone.industries.join("、"),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
