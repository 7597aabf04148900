/** What the audit log is narrowed to; every part stands in the address. Days are those of Beijing, `2026-11-24`. */
export type EventFilter = {
  /** user:12, job:publish… */
  actor?: string;
  verb?: string;
  noun?: string;
  nounId?: number;
  from?: string;
  to?: string;
};
type Given = Record<string, string | string[] | undefined>;

/** Reads a filter from an address; what does not fit is left out instead of failing the page. */
export function eventFilterOf(given: Given): EventFilter {
  const text = (key: string, rule: RegExp) => {
    const value = given[key];
    return typeof value === "string" && rule.test(value.trim()) ? value.trim() : undefined;
  };
  const nounId = text("id", /^[1-9]\d{0,8}$/);
  return {
    actor: text("actor", /^[a-z]+(:[a-z0-9-]+)?$/),
    verb: text("verb", /^[A-Za-z]{1,60}$/),
    noun: text("noun", /^[A-Za-z]{1,40}$/),
    nounId: nounId ? Number(nounId) : undefined,
    from: realDay(text("from", day)),
    to: realDay(text("to", day)),
  };
}

const day = /^\d{4}-\d\d-\d\d$/;

/** PostgreSQL refuses 2026-02-31; an address may hold it. */
function realDay(value: string | undefined): string | undefined {
  const time = value ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value ?? "-") ? value : undefined;
}

/** The same filter as an address, without the place in the list. */
export function queryOfFilter({ nounId, ...rest }: EventFilter): Record<string, string | number | undefined> {
  return { ...rest, id: nounId };
}
