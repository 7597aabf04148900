import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";
const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Compresses in the thread pool. Quickly: for bytes that are sent once. */
export async function compress(body: Buffer, quickly = false): Promise<{ gzip: Buffer; br: Buffer }> {
  const small = await compressGzip(body, quickly);
  return { gzip: small, br: await compressBrotli(body, quickly) };
}

export function compressGzip(body: Buffer, quickly = false): Promise<Buffer> {
  return asGzip(body, { level: quickly ? 3 : 7 });
}

/** Takes about fifty times as long as gzip. */
export function compressBrotli(body: Buffer, quickly = false): Promise<Buffer> {
  return asBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quickly ? 3 : 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Bits of what the client reads besides identity: gzip 1, br 2. Few header values exist, so answers are remembered. */
export function acceptedEncodings(header: string | undefined): number {
  if (header === undefined) return 0;
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const accepted = parse(header);
  if (remembered.size < 500) remembered.set(header, accepted);
  return accepted;
}

const remembered = new Map<string, number>();

function parse(header: string): number {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = item.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const wants = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return (wants("gzip") ? 1 : 0) | (wants("br") ? 2 : 0);
}

/** Whether a response of this type becomes smaller. */
export function isCompressible(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml|rss\+xml|atom\+xml|ld\+json|manifest\+json|opensearchdescription\+xml|speculationrules\+json)|image\/svg\+xml)/.test(
    contentType,
  );
}
