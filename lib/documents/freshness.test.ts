import { describe, expect, test } from "vitest";
import { Document } from "#lib/documents/document.ts";
import { stateOf } from "#lib/documents/freshness.ts";
import { targetOf } from "#lib/documents/target.ts";

function made(stamp: number, until: number | null = null) {
  const target = targetOf("/articles/5");
  if (!target) throw new Error("no target");
  const own = target.route.own(target.params);
  return new Document({
    key: target.key,
    route: target.route,
    status: 200,
    contentType: "text/plain",
    location: null,
    content: Buffer.from("x"),
    tags: ["settings", ...own],
    own,
    stamp,
    until,
    kept: true,
    inner: false,
  });
}
const nothing = { changes: new Map(), withdrawnTags: new Map() };
const changed = (tag: string, epoch: number) => ({
  known: epoch,
  changes: new Map([[tag, { epoch, at: 1_000 }]]),
  withdrawnTags: new Map<string, number>(),
});

describe("stateOf", () => {
  test("nothing changed: fresh, then aging, at the latest at midnight in China", () => {
    const document = made(3);
    expect(stateOf(document, { known: 3, ...nothing }, Date.now())).toBe("fresh");
    expect(stateOf(document, { known: 9, ...nothing }, document.expires)).toBe("aging");
    expect(document.expires - document.madeAt).toBeLessThanOrEqual(600_000);
    expect(Math.floor((document.expires - 1 + 8 * 3_600_000) / 86_400_000)).toBe(Math.floor((document.madeAt + 8 * 3_600_000) / 86_400_000));
  });

  test("what the clock changes is stale from that moment on, as if someone had changed it", () => {
    const until = Date.now() + 1_000;
    const document = made(3, until);
    expect(stateOf(document, { known: 3, ...nothing }, until - 1)).toBe("fresh");
    expect(stateOf(document, { known: 3, ...nothing }, until)).toBe("list-stale");
    expect(document.staleSince).toBe(until);
  });

  test("its own change weighs more than that of its frame; others' changes nothing", () => {
    expect(stateOf(made(3), changed("article:5", 4), Date.now())).toBe("own-stale");
    expect(stateOf(made(3), changed("settings", 4), Date.now())).toBe("list-stale");
    expect(stateOf(made(3), changed("article:6", 4), Date.now())).toBe("fresh");
  });

  test("a rendering that began before a change is stale, one that began after it is not", () => {
    expect(stateOf(made(3), changed("article:5", 4), Date.now())).toBe("own-stale");
    expect(stateOf(made(4), changed("article:5", 4), Date.now())).toBe("fresh");
  });

  test("it is dead once it shares a tag with a later withdrawal", () => {
    const withdrawal = { known: 5, changes: new Map(), withdrawnTags: new Map([["settings", 5]]) };
    expect(stateOf(made(4), withdrawal, Date.now())).toBe("dead");
    expect(stateOf(made(5), withdrawal, Date.now())).toBe("fresh");
  });
});
