import { minuteLabel } from "#lib/dates.ts";
import type { Imported, Refused } from "./import-reading.ts";
import type { Doubt, Reading } from "./reading.ts";

/** What became of one page: found, doubtful, and where it went. One line of `--json` each. */
export type Receipt = {
  file: string;
  /** Line of a data file, from 1. */
  row: number | null;
  outcome: Imported["outcome"] | "refused" | "failed";
  article: { id: number; path: string } | null;
  channel: { slug: string; name: string; by: string } | null;
  found: Found | null;
  doubtful: Doubt[];
  /** Pictures and files that stay behind, with their addresses. */
  notCarriedOver: { kind: "picture" | "file"; address: string; caption: string }[];
  leftOut: string[];
  fault: { cause: string; cure: string } | null;
};
export type Found = {
  title: string;
  source: string | null;
  publishedAt: string | null;
  clicks: number | null;
  author: string | null;
  editor: string | null;
  breadcrumb: string[];
  address: string | null;
  characters: number;
  attachments: number;
  charset: string;
};

export function receiptOf(
  file: string,
  row: number | null,
  charset: string,
  charsetMended: boolean,
  reading: Reading,
  result: Imported | Refused,
): Receipt {
  const placed = result.outcome === "refused" ? null : result;
  const doubts = placed?.doubts ?? reading.doubts;
  const encoding: Doubt[] = charsetMended ? [{ field: "body", reason: `声明的编码与内容不符，按 ${charset} 读` }] : [];
  return {
    file,
    row,
    outcome: result.outcome,
    article: placed?.id == null ? null : { id: placed.id, path: `/articles/${placed.id}` },
    channel: placed ? { slug: placed.channel.slug, name: placed.channel.name, by: placed.channel.how } : null,
    found: {
      title: reading.title,
      source: reading.source,
      publishedAt: placed?.publishedAt ?? reading.publishedAt,
      clicks: reading.clicks,
      author: reading.author,
      editor: reading.editor,
      breadcrumb: reading.breadcrumb,
      address: reading.address,
      characters: reading.characters,
      attachments: reading.attachments.length,
      charset,
    },
    doubtful: [...doubts, ...encoding],
    notCarriedOver: [
      ...reading.pictures.map((picture) => ({ kind: "picture" as const, address: brief(picture.address), caption: picture.alt })),
      ...reading.looseFiles.map((file) => ({ kind: "file" as const, address: file.address, caption: file.name })),
    ],
    leftOut: reading.dropped,
    fault: result.outcome === "refused" ? { cause: result.cause, cure: result.cure } : null,
  };
}

export function failureOf(file: string, row: number | null, fault: { cause: string; cure: string }): Receipt {
  return { file, row, outcome: "failed", article: null, channel: null, found: null, doubtful: [], notCarriedOver: [], leftOut: [], fault };
}

/** A picture written into the page itself is named by its kind and size. */
function brief(address: string): string {
  return address.startsWith("data:")
    ? `${address.slice(0, Math.max(address.indexOf(","), 5))}（内嵌，${Math.round(address.length / 1024)} kB）`
    : address;
}

export const outcomeWords: Record<Receipt["outcome"], string> = {
  created: "新建",
  updated: "更新",
  unchanged: "未变",
  "would-create": "将新建",
  "would-update": "将更新",
  refused: "未导入",
  failed: "未导入",
};

/** A receipt for people, a few lines. */
export function printReceipt(receipt: Receipt): string {
  const { found, fault, channel } = receipt;
  const name = receipt.row === null ? receipt.file : `${receipt.file} 第 ${receipt.row} 行`;
  const lines = [
    `${fault ? "✗" : "✓"} ${outcomeWords[receipt.outcome]}  ${name}${receipt.article ? ` → ${receipt.article.path}` : ""}${channel ? `（${channel.name}）` : ""}`,
  ];
  if (found) lines.push(`    ${found.title}`, `    ${facts(found)}`);
  for (const { reason } of receipt.doubtful) lines.push(`    存疑  ${reason}`);
  const pictures = receipt.notCarriedOver.filter(({ kind }) => kind === "picture");
  const files = receipt.notCarriedOver.filter(({ kind }) => kind === "file");
  if (pictures.length > 0) lines.push(`    图片未带入  ${pictures.length} 张：${pictures.map(({ address }) => address).join("  ")}`);
  if (files.length > 0)
    lines.push(`    附件未带入  ${files.map(({ caption, address }) => `${caption}（${address}）`).join("、")}：不知道网页原来的地址`);
  if (fault) lines.push(`    原因  ${fault.cause}`, `    解决  ${fault.cure}`);
  return lines.join("\n");
}

function facts(found: Found): string {
  const parts = [
    `来源 ${found.source ?? "—"}`,
    `时间 ${found.publishedAt ? minuteLabel(new Date(found.publishedAt)) : "—"}`,
    `点击 ${found.clicks ?? "—"}`,
    `正文 ${found.characters} 字`,
    ...(found.author ? [`作者 ${found.author}`] : []),
    ...(found.editor ? [`责任编辑 ${found.editor}`] : []),
    ...(found.breadcrumb.length > 0 ? [`位置 ${found.breadcrumb.join(" > ")}`] : []),
    ...(found.attachments > 0 ? [`附件 ${found.attachments}`] : []),
  ];
  return parts.join("｜");
}

export function summarize(receipts: readonly Receipt[], seconds: number): string {
  const count = (outcomes: Receipt["outcome"][]): number => receipts.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const kinds = (Object.keys(outcomeWords) as Receipt["outcome"][]).filter((outcome) => outcome !== "failed" && outcome !== "refused");
  const done = kinds
    .map((outcome) => [outcomeWords[outcome], count([outcome])] as const)
    .filter(([, n]) => n > 0)
    .map(([word, n]) => `${word} ${n}`);
  const doubtful = receipts.filter((receipt) => !receipt.fault && receipt.doubtful.length > 0).length;
  const pictures = receipts.reduce((sum, receipt) => sum + receipt.notCarriedOver.filter(({ kind }) => kind === "picture").length, 0);
  const parts = [...done, `未导入 ${count(["refused", "failed"])}`, `存疑 ${doubtful}`, ...(pictures > 0 ? [`图片未带入 ${pictures} 张`] : [])];
  return `共 ${receipts.length} 篇：${parts.join("，")}。用时 ${seconds.toFixed(1)} 秒。`;
}
