const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const stop = /[，。、；：？！（）《》“”\s]/;

/** Characters that the segmenter joins to a neighbour it does not know. */
const loose = /^[了着过的地得是一在不也都又这那他她它我你就有和与会说上到被把很将为对要还]$/;

/** Whether a word of the language runs over the place: 正加 in 正加快, 多要 in 更多要素. */
export function cutsAWord(text: string, from: number, to: number): boolean {
  let start = from;
  while (start > 0 && from - start < 8 && !stop.test(text[start - 1] ?? "")) start -= 1;
  let end = to;
  while (end < text.length && end - to < 8 && !stop.test(text[end] ?? "")) end += 1;
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const [left, right] = [start + index, start + index + segment.length];
    if (left < from && right > from && !loose.test(text.slice(left, from))) return true;
    if (left < to && right > to && !loose.test(text.slice(to, right))) return true;
  }
  return false;
}
