import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";

let known: string | undefined;

/** AUTH_SECRET, or one made once and kept beside the data. */
export function authSecret(): string {
  known ??= env().AUTH_SECRET ?? keptSecret(env().DATA_DIR);
  return known;
}

function keptSecret(folder: string): string {
  const file = join(folder, "auth-secret");
  const draft = `${file}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  try {
    return readFileSync(file, "utf8");
  } catch {
    writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600 });
    try {
      // A link is made whole or not at all, so two starts at once agree on one secret.
      linkSync(draft, file);
    } catch {
      // The other start was first.
    } finally {
      rmSync(draft, { force: true });
    }
    return readFileSync(file, "utf8");
  }
}

function keyFor(use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "portal", use, 32));
}

/** A stable mark of something private, for counting and comparing. */
export function markOf(use: string, text: string): string {
  return createHmac("sha256", keyFor(use)).update(text).digest("base64url");
}

/** How a one-time link and a recovery code are stored: both are random enough for a plain hash. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

export function encrypt(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("second factor"), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

export function decrypt(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("second factor"), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
