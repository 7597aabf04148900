import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { media, mediaUses } from "#db/schema/index.ts";
import { findItem, listMedia } from "#lib/media/dashboard.ts";
import { mediaFilterOf } from "#lib/media/filter.ts";

type Values = Partial<typeof media.$inferInsert>;
let editor: Awaited<ReturnType<typeof makePerson>>;
const ids: Record<string, number> = {};
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function add(name: string, values: Values = {}): Promise<void> {
  const sha256 = Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64);
  const row = { kind: "image", state: "ready", sha256, path: `/files/${name}`, mediaType: "image/jpeg", bytes: 1, name, ...values } as const;
  const [made] = await db().insert(media).values(row).returning({ id: media.id });
  ids[name] = made?.id ?? 0;
}

beforeAll(async () => {
  editor = await makePerson("editor");
  await add("会议.jpg", { alt: "领导在讲话", source: "新华社", licenceExpiresOn: day(10) });
  await add("装饰.png", { decorative: true, licenceExpiresOn: day(-3) });
  await add("无说明.jpg", { title: "100%_合影" });
  await add("章程.pdf", { kind: "file" });
  await add("删了.jpg", { trashedAt: new Date() });
  await add("没传完.jpg", { state: "processing" });
  await db()
    .insert(mediaUses)
    .values({ mediaId: ids["会议.jpg"] ?? 0, noun: "article", nounId: 1 });
});

const names = async (query: Record<string, string>) => (await listMedia(editor, mediaFilterOf(query))).items.map((item) => item.name);

describe("the library", () => {
  test.each([
    [{}, ["章程.pdf", "无说明.jpg", "装饰.png", "会议.jpg"]],
    [{ kind: "file" }, ["章程.pdf"]],
    [{ alt: "missing" }, ["无说明.jpg"]],
    [{ licence: "ending" }, ["会议.jpg"]],
    [{ licence: "ended" }, ["装饰.png"]],
    [{ use: "used" }, ["会议.jpg"]],
    [{ use: "unused", kind: "image" }, ["无说明.jpg", "装饰.png"]],
    [{ place: "trash" }, ["删了.jpg"]],
    [{ q: "新华 讲话" }, ["会议.jpg"]],
    [{ q: "0%_" }, ["无说明.jpg"]],
    [{ q: "%" }, ["无说明.jpg"]],
    [{ kind: "video", use: "x" }, ["章程.pdf", "无说明.jpg", "装饰.png", "会议.jpg"]],
  ])("narrowed to %j", async (query, expected) => expect(await names(query)).toEqual(expected));

  test("is read page by page without a gap or a double, while new files arrive", async () => {
    for (let i = 0; i < 60; i += 1) await add(`页${String(i).padStart(2, "0")}.jpg`);
    const first = await listMedia(editor, { q: "页" });
    await add("页后来.jpg");
    const second = await listMedia(editor, { q: "页" }, first.next ?? 0);
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(
      Array.from({ length: 60 }, (_, i) => `页${String(59 - i).padStart(2, "0")}.jpg`),
    );
    expect(second.next).toBeNull();
  });

  test("is closed to those without the right, and shows nothing unfinished", async () => {
    await expect(listMedia(await makePerson("member"), {})).rejects.toMatchObject({ code: "forbidden" });
    expect(await findItem(editor, ids["没传完.jpg"] ?? 0)).toBeNull();
  });
});
