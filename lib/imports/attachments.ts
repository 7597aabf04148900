import type { Line } from "./lines.ts";

export type Attachment = { name: string; url: string; mediaType: string };
export type Loose = { name: string; address: string };

const types: Record<string, string> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  wps: "application/vnd.ms-works",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  et: "application/octet-stream",
  ofd: "application/ofd",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip",
  rar: "application/vnd.rar",
  "7z": "application/x-7z-compressed",
  csv: "text/csv",
  rtf: "application/rtf",
};
const pattern = new RegExp(`\\.(${Object.keys(types).join("|")})(?:[?#]|$)`, "i");

export function fileType(address: string): string | null {
  const extension = pattern.exec(address)?.[1]?.toLowerCase();
  return extension ? (types[extension] ?? null) : null;
}

/** Absolute http address of a link, or null when the page's own address is unknown or the link leads nowhere. */
export function resolve(href: string, base: string | null): string | null {
  const trimmed = href.trim();
  if (!trimmed || trimmed.startsWith("#") || /^(?:javascript|data|file|vbscript|about|blob):/i.test(trimmed)) return null;
  const url = URL.canParse(trimmed) ? new URL(trimmed) : base && URL.canParse(trimmed, base) ? new URL(trimmed, base) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Files linked from an article. Those whose address cannot be made whole are `loose`: reported, not carried over. */
export function collectAttachments(lines: readonly Line[], base: string | null): { attachments: Attachment[]; loose: Loose[] } {
  const attachments = new Map<string, Attachment>();
  const loose: Loose[] = [];
  for (const line of lines) {
    for (const run of line.runs) {
      const mediaType = run.href === undefined ? null : fileType(run.href);
      if (!mediaType || run.href === undefined) continue;
      const url = resolve(run.href, base);
      const name = run.text.replace(/^\s*附件\s*\d*\s*[:：.]?\s*(?=\S)/, "").trim() || decodeName(run.href);
      if (url) attachments.set(url, { name: name.slice(0, 200), url, mediaType });
      else loose.push({ name, address: run.href });
    }
  }
  return { attachments: [...attachments.values()], loose };
}

/** A line that holds nothing but links to files, or announces them. */
export function isAttachmentLine(line: Line): boolean {
  const files = line.runs.filter((run) => run.href !== undefined && fileType(run.href));
  const rest = line.runs
    .filter((run) => !files.includes(run))
    .map((run) => run.text)
    .join("");
  return files.length > 0 && rest.replace(/附件|下载|相关|文件|[\s\d:：.、,，()（）【】[\]]/g, "") === "";
}

function decodeName(address: string): string {
  const name = address.split(/[?#]/)[0]?.split("/").at(-1) ?? address;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
