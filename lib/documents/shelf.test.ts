import { expect, test } from "vitest";
import { Document } from "#lib/documents/document.ts";
import { type DocumentRoute, documentRoutes } from "#lib/documents/routes.ts";
import { MemoryShelf } from "#lib/documents/shelf.ts";

const [first] = documentRoutes;
if (!first) throw new Error("no route");
const route: DocumentRoute = { ...first, limit: 3 };
const document = (key: string, of: DocumentRoute = route, bytes = 10) =>
  new Document({
    key,
    route: of,
    status: 200,
    contentType: "text/plain",
    location: null,
    content: Buffer.alloc(bytes),
    tags: [],
    own: [],
    stamp: 0,
    until: null,
    kept: true,
    inner: false,
  });

test("a route keeps no more documents than its limit, without touching others", () => {
  const shelf = new MemoryShelf(1_000_000);
  shelf.put(document("other", { ...route }));
  for (let i = 0; i < 10; i += 1) shelf.put(document(`k${i}`));
  expect(shelf.count).toBe(4);
  expect(shelf.get("k6")).toBeUndefined();
  expect([shelf.get("k7"), shelf.get("k9"), shelf.get("other")].every(Boolean)).toBe(true);
  shelf.put(document("k9"));
  expect(shelf.count).toBe(4);
});

test("bytes are bounded and grow with what is compressed", () => {
  const shelf = new MemoryShelf(10_000);
  const grown = document("a", { ...route, limit: 100 });
  shelf.put(grown);
  for (let i = 0; i < 5; i += 1) shelf.put(document(`b${i}`, { ...route, limit: 100 }));
  grown.bytes += 5_000;
  shelf.grew(grown);
  expect(shelf.bytes).toBeLessThanOrEqual(10_000);
  expect(shelf.get("a")).toBe(grown);
  shelf.grew(document("gone"));
  expect(shelf.get("gone")).toBeUndefined();
});
