import { beforeEach, expect, test } from "vitest";
import type { Epochs } from "#lib/documents/epochs.ts";
import type { Rendering } from "#lib/documents/renderer.ts";
import { MemoryShelf } from "#lib/documents/shelf.ts";
import { DocumentStore } from "#lib/documents/store.ts";
import { type Target, targetOf } from "#lib/documents/target.ts";

const html = (text: string) => `<!DOCTYPE html><html><head></head><body>${text}</body></html>`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let epochs: Pick<Epochs, "known" | "changes" | "withdrawn" | "withdrawnTags" | "confirmed" | "watch">;
let lose: () => void;
let there: boolean;
let asked: string[];
let answer: () => Promise<Rendering>;
let store: DocumentStore;
let shelf: MemoryShelf;

const rendering = (text: string, status = 200, headers: Rendering["headers"] = {}): Rendering => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body: Buffer.from(html(text)),
});
const to = (url: string): Target => {
  const target = targetOf(url);
  if (!target) throw new Error(url);
  return target;
};
const textOf = async (url: string) => (await store.find(to(url)))?.document.face(0).identity.toString() ?? null;
const change = (tag: string, ago = 0) => {
  epochs.known += 1;
  epochs.changes.set(tag, { epoch: epochs.known, at: Date.now() - ago });
};

function watch(lost: () => void) {
  lose = lost;
  return () => {};
}

beforeEach(() => {
  there = true;
  epochs = { known: 1, confirmed: true, changes: new Map(), withdrawn: new Map(), withdrawnTags: new Map(), watch };
  asked = [];
  answer = async () => rendering("一");
  shelf = new MemoryShelf(1_000_000);
  const renderer = {
    render: (address: string) => {
      asked.push(address);
      return answer();
    },
  };
  store = new DocumentStore({ epochs: epochs as Epochs, renderer, shelf, exists: async () => there, report: () => {} });
});

test("a hundred readers of a cold page cause one rendering", async () => {
  await Promise.all(Array.from({ length: 100 }, () => store.find(to("/articles/1"))));
  expect(asked).toEqual(["/articles/1"]);
});

test("only the address is asked of the framework", async () => {
  await store.find(to("/news/policies?utm_source=x&year=2020&zz=1"));
  expect(asked).toEqual(["/news/policies?year=2020"]);
});

test("an article is never shown as it was before its change", async () => {
  await store.find(to("/articles/1"));
  change("article:1");
  answer = async () => rendering("二");
  expect(await textOf("/articles/1")).toContain("二");
});

test("a list may be shown as it was while the new one is made, and at most a second", async () => {
  await store.find(to("/news/notices"));
  change("channel:notices");
  answer = async () => rendering("二");
  expect(await textOf("/news/notices")).toContain("一");
  await pause(20);
  expect(await textOf("/news/notices")).toContain("二");
  change("channel:notices", 1_500);
  answer = async () => rendering("三");
  expect(await textOf("/news/notices")).toContain("三");
});

test("what began before a change and ended after it is not kept as fresh", async () => {
  let first = true;
  answer = async () => {
    const before = first;
    first = false;
    if (before) change("article:1");
    return rendering(before ? "旧" : "新");
  };
  expect(await textOf("/articles/1")).toContain("新");
});

test("while pages cannot be made the last good one is shown and marked", async () => {
  await store.find(to("/articles/1"));
  change("article:1");
  answer = () => Promise.reject(new Error("no database"));
  const found = await store.find(to("/articles/1"));
  expect(found?.stale).toBe(true);
  expect(found?.document.face(0).identity.toString()).toContain("一");
});

test("a failure is not kept", async () => {
  answer = async () => rendering("错", 500);
  await expect(store.find(to("/articles/1"))).rejects.toThrow("500");
  expect(shelf.count).toBe(0);
});

test("a page that sets a cookie is not kept", async () => {
  answer = async () => rendering("一", 200, { "set-cookie": ["a=1"] });
  await store.find(to("/articles/1"));
  expect(shelf.count).toBe(0);
});

test("a page that is made and not kept is made each time", async () => {
  await store.find(to("/search?q=a"));
  await store.find(to("/search?q=a"));
  expect(asked).toHaveLength(2);
  expect(shelf.count).toBe(0);
});

test("a missing article is remembered until it is published", async () => {
  answer = async () => rendering("无", 404);
  expect(await store.find(to("/articles/9"))).toBeNull();
  expect(await store.find(to("/articles/9"))).toBeNull();
  expect(asked).toHaveLength(1);
  change("article:9");
  answer = async () => rendering("有");
  expect(await textOf("/articles/9")).toContain("有");
});

test("what shows a withdrawn article is not served even once", async () => {
  await store.find(to("/news/notices"));
  epochs.known += 1;
  epochs.withdrawnTags = new Map([["channel:notices", epochs.known]]);
  answer = () => Promise.reject(new Error("no database"));
  await expect(store.find(to("/news/notices"))).rejects.toThrow();
});

test("what is known not to exist is not rendered", async () => {
  there = false;
  expect(await store.find(to("/articles/9"))).toBeNull();
  expect(asked).toEqual([]);
});

test("readers of an old page do not wait for a database that is lost meanwhile", async () => {
  await store.find(to("/articles/1"));
  change("article:1");
  answer = () => new Promise(() => {});
  const waiting = store.find(to("/articles/1"));
  await pause(10);
  epochs.confirmed = false;
  lose();
  expect((await waiting)?.stale).toBe(true);
});

test("a page that leads on is kept as a way on, without the error page that comes with it", async () => {
  answer = async () => ({
    status: 308,
    headers: { "content-type": "text/html; charset=utf-8", location: "/news/notices" },
    body: Buffer.from('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'),
  });
  const found = await store.find(to("/news/notices/pages/1"));
  expect(found?.document.input).toMatchObject({ status: 308, location: "/news/notices" });
  expect(await textOf("/news/notices/pages/1")).toBe("");
});
