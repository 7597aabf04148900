import { readZipDirectory } from "#lib/media/zip-directory.ts";

const megabyte = 1024 * 1024;
/** Largest upload of any kind in bytes; what the door lets in before it knows the kind. */
export const largestUpload = 50 * megabyte;
const mostPixels = 40_000_000;

export type FileKind = { kind: "image" | "file"; mediaType: string; extension: string; limit: number };
export type KindReading = FileKind | { refusal: string };

const image = (mediaType: string, extension: string): FileKind => ({ kind: "image", mediaType, extension, limit: 20 * megabyte });
const file = (mediaType: string, extension: string, limit = 20 * megabyte): FileKind => ({ kind: "file", mediaType, extension, limit });

const openXml = "application/vnd.openxmlformats-officedocument";
const zipped: readonly [folder: string, kind: FileKind][] = [
  ["word/", file(`${openXml}.wordprocessingml.document`, "docx")],
  ["xl/", file(`${openXml}.spreadsheetml.sheet`, "xlsx")],
  ["ppt/", file(`${openXml}.presentationml.presentation`, "pptx")],
];
/** Older Office and WPS share one container; which of them it is only the name tells. */
const compound: Record<string, FileKind> = {
  doc: file("application/msword", "doc"),
  xls: file("application/vnd.ms-excel", "xls"),
  ppt: file("application/vnd.ms-powerpoint", "ppt"),
  wps: file("application/vnd.ms-works", "wps"),
  et: file("application/vnd.ms-excel", "et"),
  dps: file("application/vnd.ms-powerpoint", "dps"),
};
const plain: Record<string, FileKind> = { txt: file("text/plain", "txt"), csv: file("text/csv", "csv") };

const pictures = "图片请用JPG、PNG、WebP或GIF";
const documents = "附件请用PDF、Word、Excel、PPT、ZIP、TXT或CSV";
const refused: readonly [label: string, test: (head: Buffer) => boolean][] = [
  ["AVIF或HEIF图片", (h) => h.toString("latin1", 4, 8) === "ftyp" && /^(avi[fs]|hei[cfmsx]|hev[cx]|mif1|msf1)/.test(h.toString("latin1", 8, 12))],
  ["视频", (h) => h.toString("latin1", 4, 8) === "ftyp" || starts(h, "1a45dfa3")],
  ["TIFF图片", (h) => starts(h, "49492a00") || starts(h, "4d4d002a") || starts(h, "49492b00") || starts(h, "4d4d002b")],
  ["BMP图片", (h) => starts(h, "424d")],
  ["图标文件", (h) => starts(h, "00000100") || starts(h, "00000200")],
  ["JPEG 2000图片", (h) => starts(h, "0000000c6a502020") || starts(h, "ff4fff51")],
  [
    "程序文件",
    (h) =>
      starts(h, "4d5a") ||
      starts(h, "7f454c46") ||
      starts(h, "cafebabe") ||
      starts(h, "feedface") ||
      starts(h, "cffaedfe") ||
      starts(h, "0061736d") ||
      starts(h, "2321"),
  ],
  ["RAR或7z压缩包", (h) => starts(h, "526172211a07") || starts(h, "377abcaf271c")],
  ["GZIP压缩包", (h) => starts(h, "1f8b")],
];

/**
 * What a file is, by its bytes; the name only chooses among kinds that bytes cannot tell apart.
 * `head` is at least its first 4 kB, `tail` at most its last megabyte.
 */
export function kindOf(head: Buffer, tail: Buffer, size: number, name: string): KindReading {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (size === 0) return { refusal: "文件是空的" };
  if (starts(head, "ffd8ff")) return image("image/jpeg", "jpg");
  if (starts(head, "89504e470d0a1a0a")) return image("image/png", "png");
  if (starts(head, "474946383761") || starts(head, "474946383961")) return gifKind(head);
  if (starts(head, "52494646") && head.toString("latin1", 8, 12) === "WEBP") return image("image/webp", "webp");
  if (starts(head, "255044462d")) return file("application/pdf", "pdf", largestUpload);
  if (starts(head, "504b0304") || starts(head, "504b0506")) return zipKind(tail, size, extension);
  if (starts(head, "d0cf11e0a1b11ae1")) return compound[extension] ?? { refusal: "文件内容与扩展名不一致，或设有密码；请另存后再上传" };
  const stranger = refused.find(([, test]) => test(head));
  if (stranger) return { refusal: `不收${stranger[0]}；${stranger[0].endsWith("图片") || stranger[0].startsWith("图标") ? pictures : documents}` };
  return textKind(head, extension);
}

/** The decoder looks at the first frame; the screen that a GIF promises may be far larger. */
function gifKind(head: Buffer): KindReading {
  const pixels = head.length < 10 ? 0 : head.readUInt16LE(6) * head.readUInt16LE(8);
  return pixels > mostPixels ? { refusal: "图片超过4000万像素，请缩小后再上传" } : image("image/gif", "gif");
}

function zipKind(tail: Buffer, size: number, extension: string): KindReading {
  const reading = readZipDirectory(tail, size);
  if ("refusal" in reading) return reading;
  const { names } = reading;
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return { refusal: "文件里有宏，请另存为不带宏的格式再上传" };
  if (names.some((name) => /^META-INF\/MANIFEST\.MF$|^AndroidManifest\.xml$/i.test(name))) return { refusal: `不收程序文件；${documents}` };
  const office = names.includes("[Content_Types].xml") ? zipped.find(([folder]) => names.some((name) => name.startsWith(folder))) : undefined;
  if (office) return office[1];
  if (extension !== "zip") return { refusal: "文件内容与扩展名不一致，请重新保存后再上传" };
  return file("application/zip", "zip");
}

function textKind(head: Buffer, extension: string): KindReading {
  const text = head.toString("utf8");
  if (/<(svg|\?xml|!doctype|html|script|body|iframe|x:)|<!ENTITY/i.test(text)) {
    const svg = /<svg/i.test(text) || extension === "svg";
    return { refusal: svg ? `不收SVG图片；${pictures}` : `不收网页文件；${documents}` };
  }
  const kind = plain[extension];
  if (kind && !head.includes(0)) return kind;
  return {
    refusal:
      plain[extension] || compound[extension] || /^(docx|xlsx|pptx|pdf|zip|jpe?g|png|gif|webp)$/.test(extension)
        ? "文件内容与扩展名不一致，请重新保存后再上传"
        : `不收这种文件；${pictures}，${documents}`,
  };
}

function starts(head: Buffer, hex: string): boolean {
  return head.toString("hex", 0, hex.length / 2) === hex;
}
