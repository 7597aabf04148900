import { createHash } from "node:crypto";
import { compress, type Encoding, isCompressible } from "#lib/documents/encoding.ts";
import { variants } from "#lib/documents/preferences.ts";
import type { DocumentRoute } from "#lib/documents/routes.ts";
import { derive, type Template } from "#lib/documents/template.ts";

export type DocumentInput = {
  key: string;
  route: DocumentRoute;
  status: number;
  contentType: string;
  location: string | null;
  /** A stripped page, or the bytes of anything that is not HTML. */
  content: Template | Buffer;
  tags: readonly string[];
  own: readonly string[];
  /** The epoch that was known when its rendering began. */
  stamp: number;
  /** When what it shows changes by the clock alone; null: never. */
  until: number | null;
  /** False for a page that is made for one request and then forgotten. */
  kept: boolean;
  /** A page that has no address of its own (404, 410). */
  inner: boolean;
};

export type Marking = "kept" | "made" | "stale";

/** The bytes of a document for one reading, in the encodings made so far. */
export type Face = { tag: string; shrinking: boolean; identity: Buffer; gzip: Buffer | null; br: Buffer | null; headers: Map<string, string[]> };

/** A rendered page with what decides whether it may still be shown. */
export class Document {
  readonly input: DocumentInput;
  readonly madeAt = Date.now();
  readonly expires: number;
  readonly faces: (Face | undefined)[] = [];
  /** The epoch up to which its tags were compared; see `Freshness`. */
  checked: number;
  /** When a change of one of its tags was learned; 0: none. */
  staleSince = 0;
  ownStale = false;
  dead = false;
  /** When making it anew failed last. */
  failedAt = 0;
  bytes: number;

  constructor(input: DocumentInput) {
    this.input = input;
    this.checked = input.stamp;
    this.expires = Math.min(this.madeAt + input.route.freshness, nextMidnight(this.madeAt), input.until ?? Number.POSITIVE_INFINITY);
    this.bytes = 1_000 + (Buffer.isBuffer(input.content) ? input.content.length : input.content.length * 2);
  }

  get isPage(): boolean {
    return !Buffer.isBuffer(this.input.content);
  }

  /** The bytes for a reading; anything that is not a page has one face for all. */
  face(variant: number): Face {
    const at = this.isPage ? variant : 0;
    const known = this.faces[at];
    if (known) return known;
    const { content } = this.input;
    const reading = variants[at];
    if (!reading) throw new RangeError(`no reading ${at}`);
    const identity = Buffer.isBuffer(content) ? content : Buffer.from(derive(content, reading));
    const tag = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
    const face: Face = { tag, shrinking: false, identity, gzip: null, br: null, headers: new Map() };
    this.faces[at] = face;
    this.bytes += identity.length;
    return face;
  }

  get shrinks(): boolean {
    return isCompressible(this.input.contentType);
  }

  /** Adds the compressed forms, where they are worth it. */
  async shrink(face: Face, quickly = false): Promise<void> {
    if (face.br || !this.shrinks || face.identity.length < 500) return;
    const { gzip, br } = await compress(face.identity, quickly);
    face.gzip = gzip;
    face.br = br;
    this.bytes += gzip.length + br.length;
  }
}

/** Pages print today's date; the day ends at midnight in China, which has no summer time. */
function nextMidnight(now: number): number {
  const day = 86_400_000;
  const offset = 8 * 3_600_000;
  return Math.floor((now + offset) / day + 1) * day - offset;
}

const tagSuffix: Readonly<Record<Encoding, string>> = { identity: "", gzip: "-gz", br: "-br" };

export function entityTag(face: Face, encoding: Encoding): string {
  return `"${face.tag}${tagSuffix[encoding]}"`;
}

/** The best form at hand that the client reads. `accepted`: bits of gzip 1 and br 2. */
export function pickEncoding(face: Face, accepted: number): Encoding {
  if ((accepted & 2) !== 0 && face.br) return "br";
  return (accepted & 1) !== 0 && face.gzip ? "gzip" : "identity";
}

/** Whether If-None-Match names this face in any encoding; returns the tag that it names. */
export function matchingTag(face: Face, header: string): string | null {
  for (const encoding of ["br", "gzip", "identity"] as const) {
    const tag = entityTag(face, encoding);
    if (header.includes(tag)) return tag;
  }
  return header.trim() === "*" ? entityTag(face, "identity") : null;
}
