import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { withoutTexts } from "./png-texts.ts";

const chunk = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
};
const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: "#357" } })
  .png()
  .toBuffer();
const afterHeader = 8 + 25;
const bomb = chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(5_000_000))]));

test("a text that unpacks to megabytes is gone, and the picture is the same to the byte", () => {
  const loaded = Buffer.concat([png.subarray(0, afterHeader), bomb, png.subarray(afterHeader)]);
  expect(withoutTexts(loaded).equals(png)).toBe(true);
});

test("a broken end, a foreign file and an empty one stay as they are", () => {
  for (const bytes of [png.subarray(0, -7), Buffer.from("GIF89a"), Buffer.alloc(0)]) expect(withoutTexts(bytes).equals(bytes)).toBe(true);
});
