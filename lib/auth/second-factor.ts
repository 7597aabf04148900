import { randomInt } from "node:crypto";
import { generateURI, verifySync } from "otplib";

const periodSeconds = 30;
/** Without letters and digits that are easily taken for one another. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

export function enrolmentUri(secret: string, issuer: string, email: string): string {
  return generateURI({ secret, issuer, label: email });
}

/** The time step whose code this is, one step early or late at most; null when it is none or its step was used before. */
export function stepOfCode(secret: string, typed: string, lastStep: number | null, nowMs = Date.now()): number | null {
  const token = typed.normalize("NFKC").replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const epoch = Math.floor(nowMs / 1_000);
  const result = verifySync({ secret, token, epoch, epochTolerance: periodSeconds });
  if (!result.valid) return null;
  const step = Math.floor(epoch / periodSeconds) + result.delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** Ten codes for the day on which the phone is lost. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => `${letters(5)}-${letters(5)}`);
}

export function normalRecoveryCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}

const letters = (count: number) => Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join("");
