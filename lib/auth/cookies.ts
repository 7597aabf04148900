import { decode, encode } from "next-auth/jwt";
import { authSecret } from "#lib/auth/secret.ts";
import { cookieValue } from "#lib/documents/preferences.ts";
import { env } from "#lib/env.ts";

const secure = () => env().APP_URL.startsWith("https://");
const names = {
  session: "authjs.session-token",
  pending: "sign-in",
  device: "known-device",
  flash: "flash",
  link: "one-time-link",
  outside: "outside-sign-in",
} as const;
export type CookieKind = keyof typeof names;
const lifetimes = { pending: 600, device: 180 * 86_400, flash: 60, link: 1_800, outside: 600 } as const;

export const cookieName = (kind: CookieKind) => (secure() ? `__Host-${names[kind]}` : names[kind]);

/** A Set-Cookie line whose value only we can read or write. Without `seconds` the browser forgets it when it closes. */
export async function sealedCookie(kind: CookieKind, value: Record<string, unknown>, seconds?: number, keep = true): Promise<string> {
  const maxAge = seconds ?? (kind === "session" ? 12 * 3_600 : lifetimes[kind]);
  const token = await encode({ token: value, secret: authSecret(), salt: cookieName(kind), maxAge });
  return line(kind, token, keep ? maxAge : undefined);
}

export const clearedCookie = (kind: CookieKind) => line(kind, "", 0);

function line(kind: CookieKind, value: string, maxAge: number | undefined): string {
  const age = maxAge === undefined ? "" : `; Max-Age=${maxAge}`;
  return `${cookieName(kind)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure() ? "; Secure" : ""}${age}`;
}

/** What a sealed cookie says, or null when it is absent, foreign or too old. */
export async function openCookie(kind: CookieKind, cookieHeader: string): Promise<Record<string, unknown> | null> {
  const token = cookieValue(cookieHeader, cookieName(kind));
  if (!token) return null;
  return decode({ token, secret: authSecret(), salt: cookieName(kind) }).catch(() => null);
}
