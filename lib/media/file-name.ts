const longest = 120;

/** The name a file came with, fit to be shown and offered for saving: no path, no control or direction marks, the extension of its content. */
export function cleanName(given: string, extension: string): string {
  const base = (given.toWellFormed().split(/[/\\]/).at(-1) ?? "")
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*;]/g, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/(\.[A-Za-z0-9]{1,8})+$/, "")
    .replace(/^[.\s~-]+|[.\s]+$/g, "");
  const stem = [...base].slice(0, longest).join("") || "未命名";
  return `${stem}.${extension}`;
}

/** Content-Disposition by RFC 6266: an ASCII name for the oldest, the true one for all others. */
export function disposition(name: string): string {
  const ascii = name.replaceAll(/[^\w. ()-]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A name for what was brought home from an address: the last part of its path. */
export function remoteName(url: string): string {
  const last = URL.canParse(url) ? (new URL(url).pathname.split("/").at(-1) ?? "") : "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
