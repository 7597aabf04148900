import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Order, type SaveEvent, type SaveState, saveWord, startSaving, step } from "#lib/writing/save-engine.ts";

const savedAt = "2026-11-24T13:00:00Z";

/** A page, a server and a network between them that loses requests, answers and sessions. */
class World {
  state: SaveState = startSaving({ version: 1, savedAt });
  /** Words are the number of the last change that they hold. */
  payload = new Map<string, number>();
  server = { version: 1, saveId: "", words: 0, saves: 0 };
  open: { saveId: string; baseVersion: number } | null = null;
  timer = false;
  signedIn = true;
  now = 0;
  ids = 0;

  feed(event: SaveEvent): void {
    const [state, order] = step(this.state, event);
    this.state = state;
    this.obey(order);
  }
  obey(order: Order): void {
    if (order?.type === "wait") this.timer = true;
    if (order?.type !== "send") return;
    if (this.open) throw new Error("two requests in flight");
    if (!order.again) this.payload.set(order.flight.saveId, this.state.edits);
    this.open = order.flight;
  }
  due(): void {
    if (!this.timer) return;
    this.timer = false;
    this.now += 2_000;
    this.feed({ type: "due", now: this.now, freshId: `s${++this.ids}` });
  }
  edit(): void {
    this.now += 1;
    this.feed({ type: "edited", now: this.now });
  }
  /** What becomes of the open request. */
  travel(way: "answered" | "lost" | "answerLost"): void {
    const request = this.open;
    if (!request) return;
    this.open = null;
    const { saveId } = request;
    if (way === "lost") return this.feed({ type: "unanswered", saveId });
    const answer = this.serve(request);
    this.feed(way === "answerLost" ? { type: "unanswered", saveId } : answer);
  }
  serve({ saveId, baseVersion }: { saveId: string; baseVersion: number }): SaveEvent {
    const { server } = this;
    if (!this.signedIn) return { type: "signedOut", saveId };
    if (server.saveId === saveId) return { type: "saved", saveId, version: server.version, savedAt, now: this.now };
    if (server.version !== baseVersion) return { type: "conflicted", saveId };
    this.server = { version: server.version + 1, saveId, words: this.payload.get(saveId) ?? -1, saves: server.saves + 1 };
    return { type: "saved", saveId, version: this.server.version, savedAt, now: this.now };
  }
  signIn(): void {
    this.signedIn = true;
    this.feed({ type: "signedIn", now: this.now, freshId: `s${++this.ids}` });
  }
  heal(): void {
    this.signIn();
    for (let round = 0; round < 20; round += 1) {
      this.due();
      this.travel("answered");
    }
  }
}

const acts = fc.array(fc.constantFrom("edit", "edit", "due", "answered", "lost", "answerLost", "flush", "signOut", "signIn"), { maxLength: 60 });
function play(world: World, act: string): void {
  if (act === "edit") world.edit();
  else if (act === "due") world.due();
  else if (act === "flush") world.feed({ type: "flush", now: world.now, freshId: `s${++world.ids}` });
  else if (act === "signOut") world.signedIn = false;
  else if (act === "signIn") world.signIn();
  else world.travel(act as "lost");
}

describe("the save engine", () => {
  test("whatever the network does: all words arrive, each save counts once, and nobody is blamed for a conflict", () => {
    fc.assert(
      fc.property(acts, (script) => {
        const world = new World();
        for (const act of script) play(world, act);
        world.heal();
        expect(saveWord(world.state)).toBe("saved");
        expect(world.server.words).toBe(world.state.edits);
        expect(world.server.version).toBe(1 + world.server.saves);
        expect(world.state.baseVersion).toBe(world.server.version);
      }),
      { numRuns: 3_000 },
    );
  });

  test("another's words are never overwritten unless the person says so", () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const world = new World();
        for (const act of before) play(world, act);
        world.server = { version: world.server.version + 1, saveId: "theirs", words: -7, saves: world.server.saves + 1 };
        for (const act of after) play(world, act);
        world.edit();
        world.heal();
        expect(saveWord(world.state)).toBe("conflict");
        expect(world.server.words).toBe(-7);
        world.feed({ type: "settled", version: world.server.version, savedAt, differs: true, now: world.now });
        world.heal();
        expect(saveWord(world.state)).toBe("saved");
        expect(world.server.words).toBe(world.state.edits);
      }),
      { numRuns: 1_000 },
    );
  });

  test("says each of its five words", () => {
    const world = new World();
    expect(saveWord(world.state)).toBe("saved");
    world.edit();
    expect(saveWord(world.state)).toBe("unsaved");
    world.due();
    expect(saveWord(world.state)).toBe("saving");
    world.travel("lost");
    expect(saveWord(world.state)).toBe("offline");
    world.server.version += 1;
    world.due();
    world.travel("answered");
    expect(saveWord(world.state)).toBe("conflict");
  });

  test("one who never pauses is saved every ten seconds; a refusal waits for other words", () => {
    let state = startSaving({ version: 1, savedAt });
    let order: Order = null;
    for (let now = 0; now <= 9_500; now += 500) [state, order] = step(state, { type: "edited", now });
    expect(order).toEqual({ type: "wait", ms: 500 });
    [state] = step(state, { type: "due", now: 10_000, freshId: "a" });
    [state, order] = step(state, { type: "refused", saveId: "a", reason: "太长" });
    expect([order, state.reason]).toEqual([null, "太长"]);
    [state, order] = step(state, { type: "edited", now: 11_000 });
    expect(order).toMatchObject({ type: "wait" });
    expect(state.trouble).toBeNull();
  });
});
