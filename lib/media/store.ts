import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "#lib/env.ts";
import { DomainError } from "#lib/errors.ts";

/** Everything uploaded lies in one folder: stored files under two letters of their name, unfinished ones in .incoming. */
export const filesFolder = () => join(env().DATA_DIR, "files");
export const incomingFolder = () => join(filesFolder(), ".incoming");

export type Received = { path: string; sha256: string; bytes: number; head: Buffer; tail: Buffer };

const headBytes = 4_096;
const tailBytes = 1024 * 1024;

/** The address of a stored form; the name comes from the hash of the upload, never from a person. */
export function storedPath(sha256: string, suffix: string): string {
  return `/files/${sha256.slice(0, 2)}/${sha256.slice(2)}${suffix}`;
}

/** Writes a stream to a file of its own while counting and hashing; when it breaks off or grows too large nothing is left. */
export async function receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<Received> {
  await mkdir(incomingFolder(), { recursive: true });
  const path = join(incomingFolder(), randomUUID());
  const handle = await open(path, "wx+", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > limit) throw new DomainError("invalid", { status: 413, message: `文件超过${Math.round(limit / 1_048_576)} MB` });
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
    const head = Buffer.alloc(Math.min(headBytes, bytes));
    const tail = Buffer.alloc(Math.min(tailBytes, bytes));
    await handle.read(head, 0, head.length, 0);
    await handle.read(tail, 0, tail.length, bytes - tail.length);
    await handle.close();
    return { path, sha256: hash.digest("hex"), bytes, head, tail };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(path, { force: true });
    if ((error as NodeJS.ErrnoException).code === "ENOSPC")
      throw new DomainError("unavailable", { status: 507, message: "服务器磁盘已满，请告诉管理员" });
    throw error;
  }
}

/** Moves a finished file to its address in one step; a power cut leaves either nothing or all of it. */
export async function place(from: string, path: string): Promise<void> {
  const to = fileOf(path);
  await mkdir(dirname(to), { recursive: true });
  const handle = await open(from, "r+");
  await handle.sync().finally(() => handle.close());
  await rename(from, to);
  const folder = await open(dirname(to), "r").catch(() => null);
  await folder
    ?.sync()
    .catch(() => {})
    .finally(() => folder.close());
}

/** Removes all stored forms of an upload. */
export async function removeForms(sha256: string): Promise<void> {
  const folder = join(filesFolder(), sha256.slice(0, 2));
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.startsWith(sha256.slice(2))) await rm(join(folder, name), { force: true });
}

/** Hashes of uploads with a stored form that has not changed since then. */
export async function listStored(olderThan: Date): Promise<Set<string>> {
  const found = new Set<string>();
  const folders = await readdir(filesFolder()).catch(() => []);
  for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)))
    for (const name of await readdir(join(filesFolder(), folder)))
      if (/^[0-9a-f]{62}/.test(name) && (await isOlder(join(filesFolder(), folder, name), olderThan))) found.add(folder + name.slice(0, 62));
  return found;
}

/** Removes what uploads that broke off without a word left behind. */
export async function removeUnfinished(olderThan: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(incomingFolder()).catch(() => [])) {
    if (!(await isOlder(join(incomingFolder(), name), olderThan))) continue;
    await rm(join(incomingFolder(), name), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

export function fileOf(path: string): string {
  return join(env().DATA_DIR, path);
}

async function isOlder(path: string, than: Date): Promise<boolean> {
  const about = await stat(path).catch(() => null);
  return about !== null && about.mtime < than;
}
