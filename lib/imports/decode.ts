import { isUtf8 } from "node:buffer";

/** What stops a file from being read at all; the code names the sentence shown to the operator. */
export type DecodeFault = "empty" | "binary" | "archive";
export type Decoded = { text: string; charset: string; declared: string | null; mended: boolean };

const magics: readonly [string, DecodeFault][] = [
  ["25504446", "binary"],
  ["504b0304", "binary"],
  ["d0cf11e0", "binary"],
  ["89504e47", "binary"],
  ["47494638", "binary"],
  ["ffd8ff", "binary"],
  ["1f8b", "binary"],
  ["52617221", "binary"],
  ["377abcaf", "binary"],
  ["7f454c46", "binary"],
  ["424d", "binary"],
];

/** The most frequent 120 characters of running Chinese text, both scripts: garbled text holds few of them. */
const frequent = new Set(
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取完举科這個來國為們時會對發學經過動種産後說開業關間還進長問題產區協務發",
);

/** Bytes of a saved page to text. The bytes are believed before the declaration, which is often wrong. */
export function decode(bytes: Uint8Array): Decoded | DecodeFault {
  if (bytes.length === 0) return "empty";
  const marked = byteOrderMark(bytes);
  if (marked) return blank({ text: marked.text, charset: marked.charset, declared: null, mended: false });
  const fault = foreignFile(bytes);
  if (fault) return fault;
  const declared = declaredCharset(bytes);
  const wide = wideCharset(bytes);
  if (wide) return blank({ text: read(bytes, wide), charset: wide, declared, mended: differs(declared, wide) });
  if (isBinary(bytes)) return "binary";
  const charset = chooseCharset(bytes, declared);
  return blank({ text: read(bytes, charset), charset, declared, mended: differs(declared, charset) });
}

function blank(decoded: Decoded): Decoded | DecodeFault {
  return /\S/.test(decoded.text) ? decoded : "empty";
}

function read(bytes: Uint8Array, charset: string): string {
  if (charset !== "utf-8") return new TextDecoder(charset).decode(bytes);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start).toString("utf8");
}

function byteOrderMark(bytes: Uint8Array): { text: string; charset: string } | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { text: read(bytes, "utf-8"), charset: "utf-8" };
  if (a === 0xff && b === 0xfe) return { text: read(bytes, "utf-16le"), charset: "utf-16le" };
  if (a === 0xfe && b === 0xff) return { text: read(bytes, "utf-16be"), charset: "utf-16be" };
  return null;
}

function foreignFile(bytes: Uint8Array): DecodeFault | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  const magic = magics.find(([hex]) => start.startsWith(hex));
  if (magic) return magic[1];
  const opening = Buffer.from(bytes.subarray(0, 600)).toString("latin1");
  return /^(?:From:|MIME-Version:|Content-Type: ?multipart)/im.test(opening) && /multipart\/related/i.test(opening) ? "archive" : null;
}

/** UTF-16 without a mark shows as a zero byte in every second place. */
function wideCharset(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 2_000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = length / 8;
  if (odd > enough && even < odd / 10) return "utf-16le";
  if (even > enough && odd < even / 10) return "utf-16be";
  return null;
}

function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const sample = bytes.subarray(0, 16_000);
  let control = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) control += 1;
  return control > sample.length / 50;
}

function declaredCharset(bytes: Uint8Array): string | null {
  const opening = Buffer.from(bytes.subarray(0, 4_096)).toString("latin1");
  const name = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(opening)?.[1] ?? /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(opening)?.[1];
  if (!name) return null;
  const label = name.toLowerCase();
  if (/^(?:gb|cp936|hz|x-gbk|euc-cn)/.test(label)) return "gb18030";
  if (/^(?:big5|cp950|x-x-big5)/.test(label)) return "big5";
  return /^utf-?8$/.test(label) ? "utf-8" : label;
}

function differs(declared: string | null, charset: string): boolean {
  return declared !== null && declared !== charset;
}

function chooseCharset(bytes: Uint8Array, declared: string | null): string {
  if (isUtf8(bytes)) return "utf-8";
  const candidates = ["utf-8", "gb18030", "big5"].map((charset) => ({
    charset,
    score: legibility(read(bytes.subarray(0, 400_000), charset)) + (charset === declared ? 0.02 : 0),
  }));
  candidates.sort((a, b) => b.score - a.score);
  return candidates[0]?.charset ?? "utf-8";
}

/** Share of frequent characters among all non-ASCII ones, less the damaged ones. */
function legibility(text: string): number {
  let common = 0;
  let damaged = 0;
  let all = 0;
  for (const mark of text) {
    if (mark <= "\u007f") continue;
    all += 1;
    if (mark === "\ufffd" || (mark >= "\ue000" && mark <= "\uf8ff")) damaged += 1;
    else if (frequent.has(mark) || "，。、；：？！“”（）《》".includes(mark)) common += 1;
  }
  return all === 0 ? 0 : (common - 4 * damaged) / all;
}
