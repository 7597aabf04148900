const signature = "89504e470d0a1a0a";
const texts = new Set(["tEXt", "zTXt", "iTXt"]);

/** A PNG without its text chunks, of which a few bytes unpack to hundreds of megabytes; anything else as it is. */
export function withoutTexts(bytes: Buffer): Buffer {
  if (bytes.toString("hex", 0, 8) !== signature) return bytes;
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    if (!texts.has(bytes.toString("latin1", at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  // What does not fit the rule any more is left for the decoder to refuse.
  return Buffer.concat([...kept, bytes.subarray(at)]);
}
