import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Document, entityTag, matchingTag, pickEncoding } from "#lib/documents/document.ts";
import { acceptedEncodings } from "#lib/documents/encoding.ts";
import { documentRoutes } from "#lib/documents/routes.ts";

test.each([
  [undefined, 0],
  ["gzip, deflate, br, zstd", 3],
  ["gzip;q=1.0, br;q=0", 1],
  ["BR", 2],
  ["*", 3],
  ["*;q=0", 0],
  ["identity", 0],
  ["gzip;q=x", 0],
])("Accept-Encoding %s", (header, bits) => expect(acceptedEncodings(header)).toBe(bits));

test("each encoding holds the same page under a tag of its own", async () => {
  const [route] = documentRoutes;
  if (!route) throw new Error("no route");
  const text = "开发区 ".repeat(500);
  const document = new Document({
    key: "/",
    route,
    status: 200,
    contentType: "text/plain; charset=utf-8",
    location: null,
    content: Buffer.from(text),
    tags: [],
    own: [],
    stamp: 0,
    until: null,
    kept: true,
    inner: false,
  });
  const face = document.face(17);
  expect(pickEncoding(face, 3)).toBe("identity");
  const before = document.bytes;
  await document.shrink(face);
  expect(document.bytes).toBeGreaterThan(before);
  expect(pickEncoding(face, 3)).toBe("br");
  expect(pickEncoding(face, 1)).toBe("gzip");
  expect(brotliDecompressSync(face.br ?? Buffer.alloc(0)).toString()).toBe(text);
  expect(gunzipSync(face.gzip ?? Buffer.alloc(0)).toString()).toBe(text);
  const tags = (["identity", "gzip", "br"] as const).map((encoding) => entityTag(face, encoding));
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(matchingTag(face, `"old", W/${tag}`)).toBe(tag);
  expect(matchingTag(face, '"other"')).toBeNull();
});
