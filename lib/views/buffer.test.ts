import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ViewBuffer } from "#lib/views/buffer.ts";
import type { Batch, Hit } from "#lib/views/hit.ts";
import { Spool } from "#lib/views/spool.ts";

const hit = (articleId: number, visitor: string): Hit => ({ articleId, visitor, before: null, at: Date.now() });
let folder: string;
let written: Batch[];
let down: boolean;

/** A database that knows each batch once, as view_flushes does. */
async function write(batch: Batch) {
  if (down) throw new Error("away");
  if (!written.some((known) => known.id === batch.id)) written.push(batch);
  return [];
}
const open = (options: Partial<ConstructorParameters<typeof ViewBuffer>[0]> = {}) =>
  new ViewBuffer({ write, spool: new Spool(folder), onTotals: () => {}, report: () => {}, everyMs: 20, ...options });
const waiting = () => readdirSync(join(folder, "views")).filter((name) => name.endsWith(".json")).length;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "views-"));
  written = [];
  down = false;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("ViewBuffer", () => {
  test("writes hits together, each visitor once, and tells how many wait", async () => {
    const buffer = open();
    for (const visitor of ["a", "a", "b"]) buffer.add(hit(1, visitor));
    expect(buffer.pending(1)).toBe(2);
    await buffer.close();
    expect(written.map((batch) => batch.hits.length)).toEqual([2]);
    expect(buffer.pending(1)).toBe(0);
  });

  test("a reload is written again but not expected to count", async () => {
    const buffer = open();
    buffer.add(hit(1, "a"));
    await buffer.flush();
    buffer.add(hit(1, "a"));
    expect(buffer.pending(1)).toBe(0);
    await buffer.close();
    expect(written).toHaveLength(2);
  });

  test("500 hits do not wait for the clock", async () => {
    const buffer = open({ everyMs: 60_000 });
    for (let i = 0; i < 500; i += 1) buffer.add(hit(1, `v${i}`));
    await expect.poll(() => written.length).toBe(1);
    await buffer.close();
  });

  test("an outage goes to the spool, is still counted as pending, and is replayed once", async () => {
    const buffer = open();
    down = true;
    buffer.add(hit(1, "a"));
    await buffer.flush();
    expect([waiting(), buffer.pending(1), written.length]).toEqual([1, 1, 0]);
    down = false;
    await buffer.replay();
    expect([waiting(), buffer.pending(1), written.length]).toEqual([0, 0, 1]);
    await buffer.close();
  });

  test("another process writes what a killed one left", async () => {
    const killed = open();
    down = true;
    killed.add(hit(7, "a"));
    await killed.flush();
    down = false;
    const next = open();
    await next.replay();
    expect(written.map((batch) => batch.hits[0]?.articleId)).toEqual([7]);
    await Promise.all([next.close(), killed.close()]);
    expect(written).toHaveLength(1);
  });

  test("while a batch hangs, it and those after it are on disk", async () => {
    let release = () => {};
    const buffer = open({
      write: (batch) =>
        new Promise((resolve) => {
          release = () => {
            written.push(batch);
            resolve([]);
          };
        }),
    });
    buffer.add(hit(1, "a"));
    const hanging = buffer.flush();
    await expect.poll(waiting).toBe(1);
    buffer.add(hit(1, "b"));
    await buffer.flush();
    expect(waiting()).toBe(2);
    release();
    await hanging;
    expect(waiting()).toBe(1);
  });

  test("a full spool drops and says so", async () => {
    const said: string[] = [];
    const buffer = open({ spool: new Spool(folder, 1), report: (message) => said.push(message) });
    down = true;
    for (const visitor of ["a", "b"]) {
      buffer.add(hit(1, visitor));
      await buffer.flush();
    }
    expect([buffer.counts.spooled, buffer.counts.dropped, buffer.pending(1)]).toEqual([1, 1, 1]);
    expect(said.some((message) => message.includes("lost"))).toBe(true);
    await buffer.close();
  });
});
