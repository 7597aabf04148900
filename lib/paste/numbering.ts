const digits = "〇一二三四五六七八九";

/** 二十三 → 23; up to 999, also in capitals of forms: 贰拾. */
export function chineseNumber(text: string): number | null {
  const plain = text.replaceAll(
    /[零壹贰叁肆伍陆柒捌玖拾佰]/g,
    (mark) => "〇一二三四五六七八九十百"["零壹贰叁肆伍陆柒捌玖拾佰".indexOf(mark)] ?? mark,
  );
  if (!/^[〇一二三四五六七八九十百]{1,6}$/.test(plain)) return null;
  let sum = 0;
  let digit: number | null = null;
  for (const mark of plain) {
    if (mark === "十" || mark === "百") {
      sum += (digit ?? 1) * (mark === "十" ? 10 : 100);
      digit = null;
    } else digit = digits.indexOf(mark);
  }
  return sum + (digit ?? 0) || null;
}

function roman(text: string): number | null {
  if (!/^[ivxlcdm]+$/i.test(text)) return null;
  const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const values = [...text.toLowerCase()].map((mark) => worth[mark] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

export type Marker = { start: number; type: string | null };

/** The number that a program set before an item, or null for a bullet: 3. · （三） · iv) · ③ · 1.2.3 */
export function readMarker(text: string): Marker | null {
  const mark = text.replaceAll(/[\s\u00a0\u3000]+/g, "");
  const circled = /^[\u2460-\u2473]$/.test(mark) ? mark.charCodeAt(0) - 0x245f : null;
  if (circled) return { start: circled, type: null };
  const core = /^[第（(［[]?(?:\d+[.．-])*([\p{L}\p{N}]{1,6}?)[.．、。:：)）\]］章节条款项部分]{0,2}$/u.exec(mark)?.[1];
  if (!core) return null;
  const bare = core === mark;
  if (/^\d+$/.test(core)) return Number(core) < 100_000 ? { start: Number(core), type: null } : null;
  const chinese = chineseNumber(core);
  if (chinese !== null) return { start: chinese, type: /^[（([]/.test(mark) ? "（一）" : "一、" };
  if (bare) return null;
  const capital = core === core.toUpperCase();
  const number = roman(core);
  if (number !== null && (core.length > 1 || /^[iv]$/i.test(core))) return { start: number, type: capital ? "I" : "i" };
  if (/^[a-z]$/i.test(core)) return { start: core.toLowerCase().charCodeAt(0) - 96, type: capital ? "A" : "a" };
  return null;
}
