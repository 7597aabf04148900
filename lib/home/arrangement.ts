import type { ArrangedSlot } from "#db/schema/office.ts";

/** The places of the home page: how many are shown at a time, and how many may wait for their time or stand by. */
export const places = [
  { slot: "headline", letter: "h", name: "头条", shown: 1, most: 3 },
  { slot: "lead", letter: "l", name: "要闻", shown: 5, most: 10 },
  { slot: "recommended", letter: "r", name: "推荐", shown: 6, most: 12 },
] as const;
export type PlaceName = (typeof places)[number]["slot"];

/** One article in one place, from a time (null: from publication of the arrangement) to a time (null: until it is replaced). */
export type Slot = { slot: PlaceName; articleId: number; startsAt: Date | null; endsAt: Date | null };
export type Arrangement = readonly Slot[];

const minute = 60_000;
const written = (date: Date | null) => (date ? Math.floor(date.getTime() / minute) : 0);
const read = (text: string) => (Number(text) > 0 ? new Date(Number(text) * minute) : null);

/** The arrangement in an address: h12.0.0_l7.29900000.29901440 — place, article, minutes of beginning and end. */
export function encodeArrangement(slots: Arrangement): string {
  if (slots.length === 0) return "-";
  const letter = (slot: Slot) => places.find((place) => place.slot === slot.slot)?.letter ?? "";
  return slots.map((slot) => `${letter(slot)}${slot.articleId}.${written(slot.startsAt)}.${written(slot.endsAt)}`).join("_");
}

/** Null for what was not written by us. */
export function decodeArrangement(text: string): Slot[] | null {
  if (text === "-") return [];
  const slots: Slot[] = [];
  for (const part of text.split("_").slice(0, 100)) {
    const [, letter, id, start = "0", end = "0"] = part.match(/^([hlr])([1-9]\d{0,8})\.(\d{1,8})\.(\d{1,8})$/) ?? [];
    const place = places.find((each) => each.letter === letter);
    if (!place) return null;
    slots.push({ slot: place.slot, articleId: Number(id), startsAt: read(start), endsAt: read(end) });
  }
  return slots;
}

/** What stands in a place at a time, in order. */
export function shownAt(slots: Arrangement, slot: PlaceName, at: Date): Slot[] {
  return slots.filter((each) => each.slot === slot && (!each.startsAt || each.startsAt <= at) && (!each.endsAt || each.endsAt > at));
}

/** When something comes or goes next. */
export function nextChange(slots: Arrangement, at: Date): Date | null {
  const times = slots.flatMap((slot) => [slot.startsAt, slot.endsAt]).filter((time) => time !== null && time > at);
  return times.reduce<Date | null>((first, time) => (time && (!first || time < first) ? time : first), null);
}

/** Puts an article at the end of a place; the same article stands once in a place. */
export function added(slots: Arrangement, slot: PlaceName, articleId: number): Slot[] {
  if (slots.some((each) => each.slot === slot && each.articleId === articleId)) return [...slots];
  return [...slots, { slot, articleId, startsAt: null, endsAt: null }];
}

/** One step within its place; at the edge nothing changes. */
export function stepped(slots: Arrangement, index: number, by: -1 | 1): Slot[] {
  const place = slots[index]?.slot;
  const other =
    by < 0 ? slots.findLastIndex((each, at) => at < index && each.slot === place) : slots.findIndex((each, at) => at > index && each.slot === place);
  const [one, two] = [slots[index], slots[other]];
  if (!one || !two) return [...slots];
  return slots.with(index, two).with(other, one);
}

/** What is wrong with it, in words; null when it can be published. */
export function faultOf(slots: Arrangement): string | null {
  for (const { slot, name, most } of places) {
    const here = slots.filter((each) => each.slot === slot);
    if (here.length > most) return `${name}最多排${most}条`;
    if (new Set(here.map((each) => each.articleId)).size < here.length) return `${name}里有重复的稿件`;
  }
  const late = slots.find((each) => each.endsAt && each.startsAt && each.endsAt <= each.startsAt);
  return late ? "撤下的时间应晚于上去的时间" : null;
}

export function fromStored(
  rows: readonly (Omit<ArrangedSlot, "startsAt" | "endsAt"> & { startsAt: Date | string; endsAt: Date | string | null })[],
): Slot[] {
  const known = places.flatMap(({ slot }) => rows.filter((row) => row.slot === slot).map((row) => ({ ...row, slot })));
  return known.map(({ slot, articleId, startsAt, endsAt }) => ({
    slot,
    articleId,
    startsAt: new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  }));
}
