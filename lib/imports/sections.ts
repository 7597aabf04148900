import type { Judged } from "./body.ts";
import { size } from "./lines.ts";
import { ancestors, type Element } from "./tree.ts";
import type { Kind } from "./vocabulary.ts";

/** A box that opens with a heading such as 网友评论 or 相关阅读 is that throughout, however much prose it holds. */
export function judgeSections(judged: readonly Judged[]): Judged[] {
  const { first, prose, total } = measure(judged);
  const boxes = new Map<Element, Kind>();
  for (const { line, kind } of judged) {
    const box = line.block?.parent;
    if (!box || (kind !== "comment" && kind !== "related") || size(line) > 14) continue;
    if (first.get(box) !== line.index || /^(?:body|html|#root)$/.test(box.tag)) continue;
    const inside = prose.get(box) ?? 0;
    if (inside === 0) continue;
    if (kind === "comment" ? total - inside >= 40 : inside <= total * 0.4) boxes.set(box, kind);
  }
  if (boxes.size === 0) return [...judged];
  return judged.map((entry) => {
    const kind = ancestors(entry.line.block)
      .map((element) => boxes.get(element))
      .find((found) => found !== undefined);
    return kind ? { ...entry, kind, value: Math.min(entry.value, -5) } : entry;
  });
}

function measure(judged: readonly Judged[]) {
  const first = new Map<Element, number>();
  const prose = new Map<Element, number>();
  let total = 0;
  for (const { line, kind } of judged) {
    const mass = kind === "prose" ? size(line) : 0;
    total += mass;
    for (const element of ancestors(line.block)) {
      if (!first.has(element) && line.text) first.set(element, line.index);
      if (mass > 0) prose.set(element, (prose.get(element) ?? 0) + mass);
    }
  }
  return { first, prose, total };
}
