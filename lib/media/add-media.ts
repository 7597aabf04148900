import "server-only";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type MediaVariant, media } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { decodePicture } from "#lib/media/decode.ts";
import { cleanName } from "#lib/media/file-name.ts";
import { type FileKind, kindOf } from "#lib/media/kinds.ts";
import { place, type Received, receive, removeForms, storedPath } from "#lib/media/store.ts";
import { demand } from "#lib/people/demand.ts";

export type MediaItem = {
  id: number;
  kind: "image" | "file";
  state: "processing" | "ready" | "failed";
  path: string;
  width: number | null;
  height: number | null;
  bytes: number;
  name: string;
};
export type Added = MediaItem & { duplicate: boolean };
type Upload = { body: AsyncIterable<Uint8Array>; name: string; limit: number; only?: "image"; originUrl?: string };

export const itemColumns = {
  id: media.id,
  kind: media.kind,
  state: media.state,
  path: media.path,
  width: media.width,
  height: media.height,
  bytes: media.bytes,
  name: media.name,
};

/** Takes a file into the library: a row that is processing first, then the bytes, then the row that is ready. */
export async function addMedia(actor: Actor, upload: Upload): Promise<Added> {
  demand(actor, "media.upload");
  const received = await receive(upload.body, upload.limit);
  try {
    const kind = kindOf(received.head, received.tail, received.bytes, upload.name);
    if ("refusal" in kind) throw new DomainError("invalid", { status: 415, message: kind.refusal });
    if (upload.only && kind.kind !== upload.only) throw new DomainError("invalid", { status: 415, message: "这不是图片" });
    if (received.bytes > kind.limit) throw new DomainError("invalid", { status: 413, message: `文件超过${kind.limit / 1_048_576} MB` });
    return (await known(actor, received.sha256)) ?? (await keep(actor, upload, received, kind));
  } finally {
    await rm(received.path, { force: true });
  }
}

/** Equal bytes are one row; uploading what lies in the trash brings it back. */
async function known(actor: Actor, sha256: string): Promise<Added | null> {
  return db().transaction(async (tx) => {
    const [row] = await tx
      .select({ ...itemColumns, trashedAt: media.trashedAt })
      .from(media)
      .where(and(eq(media.sha256, sha256), eq(media.state, "ready")))
      .for("update");
    if (!row) return null;
    const { trashedAt, ...item } = row;
    if (trashedAt) {
      await tx.update(media).set({ trashedAt: null }).where(eq(media.id, item.id));
      await recordEvent(tx, actor, { verb: "restoreMedia", noun: "media", nounId: item.id });
    }
    return { ...item, duplicate: true };
  });
}

async function keep(actor: Actor, upload: Upload, received: Received, kind: FileKind): Promise<Added> {
  const { sha256, bytes } = received;
  const values = {
    kind: kind.kind,
    sha256,
    path: storedPath(sha256, `.${kind.extension}`),
    mediaType: kind.mediaType,
    bytes,
    name: cleanName(upload.name, kind.extension),
    originUrl: upload.originUrl ?? null,
    uploadedBy: isPerson(actor) ? actor.userId : null,
  };
  // A row left by a process that died is taken over after a minute.
  const [row] = await db()
    .insert(media)
    .values(values)
    .onConflictDoUpdate({
      target: media.sha256,
      set: { ...values, createdAt: sql`now()` },
      setWhere: sql`${media.state} = 'processing' and ${media.createdAt} < now() - interval '1 minute'`,
    })
    .returning({ id: media.id });
  if (!row) return waitFor(actor, sha256);
  try {
    const forms = kind.kind === "image" ? await keepPicture(received) : await keepFile(received, values.path);
    const item = await db().transaction(async (tx) => {
      const [ready] = await tx
        .update(media)
        .set({ ...forms, state: "ready" })
        .where(and(eq(media.id, row.id), eq(media.state, "processing")))
        .returning(itemColumns);
      if (!ready) throw new DomainError("conflict");
      await recordEvent(tx, actor, { verb: "addMedia", noun: "media", nounId: row.id, detail: { name: ready.name, sha256 } });
      return ready;
    });
    return { ...item, duplicate: false };
  } catch (error) {
    await db()
      .delete(media)
      .where(and(eq(media.id, row.id), eq(media.state, "processing")));
    await removeForms(sha256);
    throw error;
  }
}

async function keepFile(received: Received, path: string) {
  await place(received.path, path);
  return {};
}

async function keepPicture({ path: source, sha256 }: Received) {
  const folder = `${source}.forms`;
  await mkdir(folder);
  try {
    const { width, height, forms } = await decodePicture(source, folder);
    const variants: MediaVariant[] = [];
    for (const { suffix, ...form } of forms) {
      const path = storedPath(sha256, suffix);
      await place(join(folder, suffix.slice(1)), path);
      variants.push({ ...form, path });
    }
    const main = variants.findLast((form) => form.mediaType !== "image/webp");
    if (!main) throw new Error("the decoder made no picture");
    return { path: main.path, mediaType: main.mediaType, bytes: main.bytes, width, height, variants };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same bytes are being processed for somebody else: their row is ours as well. */
async function waitFor(actor: Actor, sha256: string): Promise<Added> {
  for (let tries = 0; tries < 60; tries++) {
    const found = await known(actor, sha256);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new DomainError("unavailable", { status: 503, message: "同一个文件正在处理，请稍后再传" });
}
