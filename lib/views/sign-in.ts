import { cookieValue } from "#lib/documents/preferences.ts";

/** Cookies that mark a browser in which somebody has signed in. Good for counting and for refusing, never for letting in. */
const signInCookies = ["authjs.session-token", "__Secure-authjs.session-token", "__Host-authjs.session-token"] as const;

export function hasSignIn(cookieHeader: string | undefined): boolean {
  if (cookieHeader === undefined || !cookieHeader.includes("authjs.session-token")) return false;
  return signInCookies.some((name) => cookieValue(cookieHeader, name) !== undefined || cookieValue(cookieHeader, `${name}.0`) !== undefined);
}
