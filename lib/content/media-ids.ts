/** Numbers of the library's files that a stored document shows or links to, whatever its shape. */
export function mediaIdsOf(document: unknown): number[] {
  const ids = new Set<number>();
  const open: unknown[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const { attrs, content } = node as { attrs?: { mediaId?: unknown }; content?: unknown };
    if (typeof attrs?.mediaId === "number") ids.add(attrs.mediaId);
    if (Array.isArray(content)) open.push(...content);
  }
  return [...ids];
}
