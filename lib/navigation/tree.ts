/** Trees of the office have two levels: an entry, and entries below it. */
export type Placed = { id: number; parentId: number | null };
/** One step, or a place: under which entry (null: at the top), before which of its neighbours (null: last). */
export type Move = "up" | "down" | "in" | "out" | { parentId: number | null; beforeId: number | null };

/** Each entry followed by those below it, in the order in which they came. */
export function flatTree<Entry extends Placed>(entries: readonly Entry[]): Entry[] {
  const known = new Set(entries.map((entry) => entry.id));
  const top = entries.filter((entry) => entry.parentId === null || !known.has(entry.parentId));
  return top.flatMap((entry) => [entry, ...entries.filter((each) => each.parentId === entry.id)]);
}

/** The tree after a move; null when there is nowhere to go. */
export function movedTree<Entry extends Placed>(entries: readonly Entry[], id: number, move: Move): Entry[] | null {
  const flat = flatTree(entries);
  const entry = flat.find((each) => each.id === id);
  if (!entry) return null;
  const place = typeof move === "string" ? stepOf(flat, entry, move) : move;
  if (!place || place.beforeId === id || !fits(flat, entry, place.parentId)) return null;
  const rest = flat.filter((each) => each.id !== id);
  const at = place.beforeId === null ? rest.length : rest.findIndex((each) => each.id === place.beforeId && each.parentId === place.parentId);
  if (at < 0) return null;
  return flatTree(rest.toSpliced(at, 0, { ...entry, parentId: place.parentId }));
}

function fits(flat: readonly Placed[], entry: Placed, parentId: number | null): boolean {
  if (parentId === null) return true;
  const parent = flat.find((each) => each.id === parentId);
  return parent !== undefined && parent.parentId === null && parent.id !== entry.id && !flat.some((each) => each.parentId === entry.id);
}

function stepOf(flat: readonly Placed[], entry: Placed, step: "up" | "down" | "in" | "out") {
  const { parentId } = entry;
  const siblings = flat.filter((each) => each.parentId === parentId);
  const at = siblings.indexOf(entry);
  const previous = siblings[at - 1];
  if (step === "up") return previous ? { parentId, beforeId: previous.id } : null;
  if (step === "down") return siblings[at + 1] ? { parentId, beforeId: siblings[at + 2]?.id ?? null } : null;
  if (step === "in") return parentId === null && previous ? { parentId: previous.id, beforeId: null } : null;
  if (parentId === null) return null;
  const top = flat.filter((each) => each.parentId === null);
  return { parentId: null, beforeId: top[top.findIndex((each) => each.id === parentId) + 1]?.id ?? null };
}

/** Which steps an entry can take, for its buttons. */
export function stepsOf(entries: readonly Placed[], id: number) {
  const can = (step: "up" | "down" | "in" | "out") => movedTree(entries, id, step) !== null;
  return { up: can("up"), down: can("down"), in: can("in"), out: can("out") };
}

/** Where an entry lands that is dropped on another one's row, wished at a depth of 0 or 1. */
export function dropPlace(entries: readonly Placed[], id: number, overId: number, wishedDepth: number): Exclude<Move, string> | null {
  const flat = flatTree(entries);
  const entry = flat.find((each) => each.id === id);
  const heavy = flat.some((each) => each.parentId === id);
  const rest = flat.filter((each) => each.id !== id && each.parentId !== id);
  const shown = flat.filter((each) => each.parentId !== id);
  const from = shown.findIndex((each) => each.id === id);
  const to = shown.findIndex((each) => each.id === overId);
  if (!entry || from < 0 || to < 0) return null;
  const [above, below] = [rest[to - 1], rest[to]];
  const least = below && below.parentId !== null && !heavy ? 1 : 0;
  const most = above && !heavy ? 1 : 0;
  const depth = Math.max(least, Math.min(most, wishedDepth));
  const parentId = depth === 0 || !above ? null : (above.parentId ?? above.id);
  const next = rest.slice(to).find((each) => each.parentId === parentId);
  return { parentId, beforeId: parentId !== null && next !== below ? null : (next?.id ?? null) };
}
