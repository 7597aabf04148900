/**
 * Decides when the words on the screen are sent and what the person is told. Knows no browser: events go in, a state and
 * at most one order come out. Words are counted, not held: `edits` is the number of changes made since the page opened.
 */
export type Trouble = "away" | "signedOut" | "refused" | "conflict";

export type Flight = { saveId: string; baseVersion: number; edits: number };

export type SaveState = {
  /** The stored version that the words on the screen grew from. */
  baseVersion: number;
  savedAt: string;
  edits: number;
  savedEdits: number;
  /** Sent and not yet answered, or answered by nobody: it is sent again as it was, so that it counts once. */
  flight: Flight | null;
  trouble: Trouble | null;
  /** Why the server would not keep the words. */
  reason: string;
  /** Tries of the present flight that nobody answered. */
  tries: number;
  /** A version that somebody else saved while nothing was changed here. */
  newerVersion: number | null;
  /** When the first change that is not sent yet was made, in milliseconds. */
  waitingSince: number | null;
};

export type SaveEvent =
  | { type: "edited"; now: number }
  | { type: "due"; now: number; freshId: string }
  | { type: "flush"; now: number; freshId: string }
  | { type: "saved"; saveId: string; version: number; savedAt: string; now: number }
  | { type: "unanswered"; saveId: string }
  | { type: "signedOut"; saveId: string }
  | { type: "signedIn"; now: number; freshId: string }
  | { type: "refused"; saveId: string; reason: string }
  | { type: "conflicted"; saveId: string }
  | { type: "seen"; version: number }
  /** The person chose: the words on the screen now stand on that version, and differ from it or not. */
  | { type: "settled"; version: number; savedAt: string; differs: boolean; now: number };

export type Order = { type: "send"; flight: Flight; again: boolean } | { type: "wait"; ms: number } | null;

export const quietMs = 2_000;
/** Somebody who never pauses is saved at least this often. */
export const longestWaitMs = 10_000;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export function startSaving(stored: { version: number; savedAt: string }): SaveState {
  return {
    baseVersion: stored.version,
    savedAt: stored.savedAt,
    edits: 0,
    savedEdits: 0,
    flight: null,
    trouble: null,
    reason: "",
    tries: 0,
    newerVersion: null,
    waitingSince: null,
  };
}

export const isUnsaved = (state: SaveState) => state.edits > state.savedEdits;

export function step(state: SaveState, event: SaveEvent): [SaveState, Order] {
  switch (event.type) {
    case "edited":
      return edited(state, event.now);
    case "due":
    case "flush":
      return send(state, event.freshId);
    case "signedIn":
      return state.trouble === "signedOut" ? send({ ...state, trouble: state.flight ? "away" : null }, event.freshId) : [state, null];
    case "seen":
      return event.version > state.baseVersion && !state.flight ? [{ ...state, newerVersion: event.version }, null] : [state, null];
    case "settled":
      return settled(state, event);
    default:
      return state.flight?.saveId === event.saveId ? answered(state, state.flight, event) : [state, null];
  }
}

function edited(state: SaveState, now: number): [SaveState, Order] {
  const next = { ...state, edits: state.edits + 1, waitingSince: state.waitingSince ?? now };
  // A refusal was about words that have changed since.
  if (state.trouble === "refused")
    return [
      { ...next, trouble: null, reason: "" },
      { type: "wait", ms: quietMs },
    ];
  if (state.flight || state.trouble) return [next, null];
  return [next, { type: "wait", ms: Math.max(0, Math.min(quietMs, (next.waitingSince ?? now) + longestWaitMs - now)) }];
}

function send(state: SaveState, freshId: string): [SaveState, Order] {
  if (state.trouble === "conflict" || state.trouble === "signedOut") return [state, null];
  // Only what nobody answered is sent again; an open request is waited for.
  if (state.flight)
    return state.trouble === "away"
      ? [
          { ...state, trouble: null },
          { type: "send", flight: state.flight, again: true },
        ]
      : [state, null];
  if (!isUnsaved(state)) return [state, null];
  const flight = { saveId: freshId, baseVersion: state.baseVersion, edits: state.edits };
  return [
    { ...state, flight, trouble: null, reason: "", tries: 0, waitingSince: null },
    { type: "send", flight, again: false },
  ];
}

type Answer = Extract<SaveEvent, { saveId: string }>;

function answered(state: SaveState, flight: Flight, event: Answer): [SaveState, Order] {
  switch (event.type) {
    case "saved": {
      const next = { ...state, baseVersion: event.version, savedAt: event.savedAt, savedEdits: flight.edits, flight: null };
      const settledNow = { ...next, trouble: null, reason: "", tries: 0, newerVersion: null };
      if (!isUnsaved(settledNow)) return [{ ...settledNow, waitingSince: null }, null];
      return [settledNow, { type: "wait", ms: Math.max(0, Math.min(quietMs, (state.waitingSince ?? event.now) + quietMs - event.now)) }];
    }
    case "unanswered": {
      const wait = retryMs[Math.min(state.tries, retryMs.length - 1)] ?? 30_000;
      return [
        { ...state, trouble: "away", tries: state.tries + 1 },
        { type: "wait", ms: wait },
      ];
    }
    case "signedOut":
      // An earlier try of it may have arrived: it is sent again as it was.
      return [{ ...state, trouble: "signedOut" }, null];
    case "refused":
      return [{ ...state, flight: null, trouble: "refused", reason: event.reason }, null];
    case "conflicted":
      return [{ ...state, flight: null, trouble: "conflict" }, null];
  }
}

function settled(state: SaveState, { version, savedAt, differs, now }: Extract<SaveEvent, { type: "settled" }>): [SaveState, Order] {
  const next = { ...state, baseVersion: version, savedAt, flight: null, trouble: null, reason: "", tries: 0, newerVersion: null };
  if (!differs) return [{ ...next, savedEdits: state.edits, waitingSince: null }, null];
  return [
    { ...next, edits: state.edits + 1, waitingSince: now },
    { type: "wait", ms: 0 },
  ];
}

/** The five words of the save state. */
export type SaveWord = "saved" | "saving" | "unsaved" | "offline" | "conflict";

export function saveWord(state: SaveState): SaveWord {
  if (state.trouble === "conflict") return "conflict";
  if (state.trouble === "away" || (state.flight && state.tries > 0 && !state.trouble)) return "offline";
  if (state.flight && !state.trouble) return "saving";
  return isUnsaved(state) ? "unsaved" : "saved";
}
