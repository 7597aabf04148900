/** How a reader wants pages to look: a closed set, so that every combination can be kept. */
export const modes = ["standard", "elder"] as const;
export const sizes = ["18", "20", "24", "30"] as const;
export const contrasts = ["normal", "yellow", "white"] as const;

export type Reading = { mode: (typeof modes)[number]; size: (typeof sizes)[number]; contrast: (typeof contrasts)[number] };
/** Only what the reader chose; the rest follows from it. */
export type Chosen = Partial<Reading>;

export const readingCookie = "reading";
export const preferenceNames = ["mode", "size", "contrast"] as const;
const words: { [K in keyof Reading]: readonly Reading[K][] } = { mode: modes, size: sizes, contrast: contrasts };

/** Keeps the known names with known values. */
export function chosenFrom(search: URLSearchParams): Chosen {
  const chosen: Record<string, string> = {};
  for (const name of preferenceNames) {
    const value = search.get(name);
    if (value !== null && (words[name] as readonly string[]).includes(value)) chosen[name] = value;
  }
  return chosen as Chosen;
}

export function reading(chosen: Chosen): Reading {
  const mode = chosen.mode ?? "standard";
  return { mode, size: chosen.size ?? (mode === "elder" ? "24" : "18"), contrast: chosen.contrast ?? "normal" };
}

/** Every reading, in the order of `variantOf`. */
export const variants: readonly Reading[] = modes.flatMap((mode) => sizes.flatMap((size) => contrasts.map((contrast) => ({ mode, size, contrast }))));

export function variantOf({ mode, size, contrast }: Reading): number {
  return (modes.indexOf(mode) * sizes.length + sizes.indexOf(size)) * contrasts.length + contrasts.indexOf(contrast);
}

/** The value of one cookie in a Cookie header; the first one wins. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

export function chosenByCookie(header: string | undefined): Chosen {
  const value = header === undefined ? undefined : cookieValue(header, readingCookie);
  if (!value || value.length > 200) return {};
  return chosenFrom(new URLSearchParams(value.includes("%") ? decodeURIComponentOrEmpty(value) : value));
}

/** Number of the variant that a request's Cookie header asks for. */
export function variantByCookie(header: string | undefined): number {
  if (header === undefined || !header.includes(`${readingCookie}=`)) return 0;
  return variantOf(reading(chosenByCookie(header)));
}

/** A Set-Cookie value; readable by our module, which changes the size without a reload. */
export function readingCookieFor(chosen: Chosen, secure: boolean): string {
  const value = new URLSearchParams(chosen).toString();
  return `${readingCookie}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}

function decodeURIComponentOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
