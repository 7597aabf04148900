/** A picture of the clipboard's RTF; null when it is of a kind that no browser shows. */
export type RtfPicture = { dataUrl: string } | null;

const mostBytes = 60_000_000;
/** Copies of the same picture for older programs, and pictures of list marks. */
const copies = new Set(["nonshppict", "shprslt", "listpicture"]);
const control = /\\([a-z]+)(-?\d+)? ?|\\'[0-9a-f]{2}|\\[^a-z]/iy;
const hexadecimal = /[0-9a-f\s]+/iy;

type Group = { copy: boolean; picture: { kind: string; parts: string[] } | null };

function base64(hex: string): string {
  const bytes: string[] = [];
  for (let at = 0; at + 1 < hex.length; at += 2) bytes.push(String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16)));
  return btoa(bytes.join(""));
}

/** The pictures in their order. Word's HTML only names files of a foreign computer; their bytes stand in the RTF. */
export function rtfPictures(rtf: string): RtfPicture[] {
  const found: RtfPicture[] = [];
  if (!rtf.startsWith("{\\rtf") || rtf.length > mostBytes) return found;
  const groups: Group[] = [];
  for (let at = 0; at < rtf.length; ) {
    const group = groups.at(-1);
    const mark = rtf[at];
    if (mark === "{") {
      groups.push({ copy: group?.copy ?? false, picture: null });
      at += 1;
    } else if (mark === "}") {
      const closed = groups.pop();
      if (closed?.picture && !closed.copy) {
        const { kind, parts } = closed.picture;
        found.push(kind ? { dataUrl: `data:image/${kind};base64,${base64(parts.join(""))}` } : null);
      }
      at += 1;
    } else if (mark === "\\") {
      control.lastIndex = at;
      const word = control.exec(rtf);
      const name = word?.[1] ?? "";
      if (group && name === "pict") group.picture = { kind: "", parts: [] };
      if (group && copies.has(name)) group.copy = true;
      if (group?.picture && name === "pngblip") group.picture.kind = "png";
      if (group?.picture && name === "jpegblip") group.picture.kind = "jpeg";
      at = word ? control.lastIndex : at + 1;
      if (name === "bin") at += Math.max(0, Number(word?.[2] ?? 0));
    } else if (group?.picture) {
      hexadecimal.lastIndex = at;
      const data = hexadecimal.exec(rtf)?.[0];
      if (data && group.picture.kind && !group.copy) group.picture.parts.push(data.replaceAll(/\s+/g, ""));
      at += data?.length ?? 1;
    } else {
      const next = rtf.slice(at, at + 4096).search(/[{}\\]/);
      at += next < 0 ? 4096 : Math.max(next, 1);
    }
  }
  return found;
}
