import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { media, mediaUses } from "#db/schema/index.ts";

const folder = mkdtempSync(join(tmpdir(), "media-"));
process.env.DATA_DIR = folder;
const { addMedia } = await import("#lib/media/add-media.ts");
const { trashMedia } = await import("#lib/media/trash-media.ts");
const { sweepMedia } = await import("#lib/media/sweep-media.ts");
const { recordUses } = await import("#lib/media/uses.ts");

vi.setConfig({ testTimeout: 20_000 });
type Staff = Awaited<ReturnType<typeof makePerson>>;
let editor: Staff;
let chief: Staff;

beforeAll(async () => {
  [editor, chief] = await Promise.all([makePerson("editor"), makePerson("chief")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* stream(bytes: Uint8Array) {
  yield bytes;
}
async function* brokenOff(bytes: Uint8Array) {
  yield bytes;
  throw new Error("the connection was lost");
}
const photograph = (width = 1200, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: { r: width % 255, g: 80, b: 40 } } })
    .jpeg()
    .withExif({ IFD0: { Copyright: "planted-canary" } })
    .toBuffer();
const upload = (bytes: Uint8Array, name: string) => addMedia(editor, { body: stream(bytes), name, limit: 20_000_000 });
const filesOf = () =>
  (existsSync(join(folder, "files")) ? readdirSync(join(folder, "files"), { recursive: true, withFileTypes: true }) : []).filter((f) => f.isFile());

describe("a picture", () => {
  test("is made anew in several widths, without what was hidden in it", async () => {
    const added = await upload(await photograph(), "照片.jpeg");
    expect(added).toMatchObject({ kind: "image", state: "ready", width: 1200, height: 900, name: "照片.jpg", duplicate: false });
    const [row] = await db().select().from(media).where(eq(media.id, added.id));
    expect(row?.variants.map((form) => `${form.width} ${form.mediaType}`)).toEqual(
      [480, 960, 1200].flatMap((width) => [`${width} image/webp`, `${width} image/jpeg`]),
    );
    for (const form of row?.variants ?? []) expect(readFileSync(join(folder, form.path)).includes("planted-canary")).toBe(false);
  });

  test("sent twice, by two at once too, is one", async () => {
    const bytes = await photograph(640, 480);
    const [one, two] = await Promise.all([upload(bytes, "甲.jpg"), upload(bytes, "乙.jpg")]);
    expect(two.id).toBe(one.id);
    expect(await upload(bytes, "丙.jpg")).toMatchObject({ id: one.id, duplicate: true });
  });

  test("that is broken, too large or broken off leaves neither row nor file", async () => {
    const bytes = await photograph(700, 500);
    const [files, rows] = [filesOf().length, await db().$count(media)];
    await expect(upload(bytes.subarray(0, 900), "坏.jpg")).rejects.toMatchObject({ code: "invalid" });
    await expect(addMedia(editor, { body: stream(bytes), name: "大.jpg", limit: 500 })).rejects.toMatchObject({ detail: { status: 413 } });
    await expect(addMedia(editor, { body: brokenOff(bytes), name: "断.jpg", limit: 20_000_000 })).rejects.toThrow("lost");
    expect([filesOf().length, await db().$count(media)]).toEqual([files, rows]);
  });
});

describe("the trash", () => {
  test("takes nothing that is in use, and the database refuses as well", async () => {
    const { id } = await upload(await photograph(500, 400), "用.jpg");
    await db().transaction((tx) => recordUses(tx, "article", 1, [id, id, 999_999]));
    await expect(trashMedia(chief, id)).rejects.toMatchObject({ code: "conflict" });
    await expect(db().delete(media).where(eq(media.id, id))).rejects.toThrow();
    await db().transaction((tx) => recordUses(tx, "article", 1, []));
    expect(await db().$count(mediaUses, eq(mediaUses.mediaId, id))).toBe(0);
    await trashMedia(chief, id);
  });

  test("is emptied after thirty days, files included; bytes sent again before bring it back", async () => {
    const bytes = await photograph(420, 300);
    const { id, path } = await upload(bytes, "删.jpg");
    await expect(trashMedia(editor, id)).rejects.toMatchObject({ code: "forbidden" });
    await trashMedia(chief, id);
    expect(await upload(bytes, "又来.jpg")).toMatchObject({ id, duplicate: true });
    await trashMedia(chief, id);
    await sweepMedia("job:purge");
    expect(existsSync(join(folder, path))).toBe(true);
    await sweepMedia("job:purge", new Date(Date.now() + 31 * 86_400_000));
    expect(existsSync(join(folder, path))).toBe(false);
    expect(await db().$count(media, eq(media.id, id))).toBe(0);
  });
});
