/** What the library is narrowed to; the whole of it stands in the address. */
export type MediaFilter = {
  q?: string;
  kind?: "image" | "file";
  /** Licences that end within thirty days, or have ended. */
  licence?: "ending" | "ended";
  /** Pictures without an alternative text that are not decoration. */
  alt?: "missing";
  use?: "unused" | "used";
  place?: "trash";
};
type Given = Record<string, string | string[] | undefined>;

const choices = {
  kind: ["image", "file"],
  licence: ["ending", "ended"],
  alt: ["missing"],
  use: ["unused", "used"],
  place: ["trash"],
} as const;

export function mediaFilterOf(given: Given): MediaFilter {
  const filter: Record<string, string> = {};
  for (const [key, values] of Object.entries(choices)) {
    const value = given[key];
    if (typeof value === "string" && (values as readonly string[]).includes(value)) filter[key] = value;
  }
  const q = typeof given.q === "string" ? given.q.toWellFormed().replaceAll("\0", "").trim().slice(0, 100) : "";
  return q ? { ...filter, q } : filter;
}
