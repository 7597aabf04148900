/** A path of this site. A backslash or a second slash would lead to another host. */
export function isOwnPath(url: string): boolean {
  return /^\/(?![/\\])[^\s\\<>"]*$/.test(url);
}

/** http(s), mailto, and addresses within this site; anything else could run or show what nobody looked at. */
export function isSafeLink(url: string): boolean {
  if (url.length > 2000 || /[\u0000-\u0020\u007f\\]/.test(url)) return false;
  return /^(?:https?:\/\/[^/]|mailto:[^/]|#|\?|\/(?!\/))/i.test(url) || /^[^:/?#]+(?:[/?#]|$)/.test(url);
}

/** A whole http(s) address, or null for anything else that may have been typed. */
export function webAddress(typed: string): string | null {
  const url = typed.trim();
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) ? url : null;
}
