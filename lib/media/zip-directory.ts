const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const symbolicLink = 0o120000;
const largestUnpacked = 50 * 1024 * 1024;
const largestRatio = 100;
const mostEntries = 2_000;

export type ZipReading = { names: string[] } | { refusal: string };

/** Reads the list at the end of a zip without unpacking anything. `tail` is the end of the file, at most its last megabyte. */
export function readZipDirectory(tail: Buffer, size: number): ZipReading {
  const broken = { refusal: "压缩包不完整或已损坏，请重新保存后再上传" };
  const end = findEnd(tail);
  if (end < 0) return broken;
  const count = tail.readUInt16LE(end + 10);
  const start = tail.readUInt32LE(end + 16) - (size - tail.length);
  if (start < 0 || start > end) return broken;
  if (count > mostEntries) return { refusal: "压缩包里的文件太多" };
  const names: string[] = [];
  let packed = 0;
  let unpacked = 0;
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || tail.readUInt32LE(at) !== entrySignature) return broken;
    packed += tail.readUInt32LE(at + 20);
    unpacked += tail.readUInt32LE(at + 24);
    const nameLength = tail.readUInt16LE(at + 28);
    const name = tail.toString("utf8", at + 46, at + 46 + nameLength);
    const mode = tail.readUInt32LE(at + 38) >>> 16;
    if ((mode & 0o170000) === symbolicLink) return { refusal: "压缩包里有指向别处的链接，不能上传" };
    if (/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name)) return { refusal: "压缩包里有指向包外的路径，不能上传" };
    names.push(name);
    at += 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  if (unpacked > largestUnpacked && unpacked > packed * largestRatio) return { refusal: "压缩包解开后过大，不能上传" };
  return { names };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= Math.max(0, tail.length - 22 - 65_535); at--) if (tail.readUInt32LE(at) === endSignature) return at;
  return -1;
}
