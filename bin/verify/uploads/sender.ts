import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Instance } from "#bin/instance.ts";
import type { Visitor } from "#bin/verify/visitor.ts";
import type { MediaVariant } from "#db/schema/index.ts";

export type Said = { id?: number; kind?: "image" | "file"; path?: string; name?: string; error?: string; duplicate?: boolean };
export type Answer = { status: number; said: Said; ms: number };

/** Sends bytes through the door as the editor's pages do. */
export async function send(site: Instance, visitor: Visitor, bytes: Uint8Array, name: string, more: Record<string, string> = {}): Promise<Answer> {
  const began = performance.now();
  const answer = await visitor.ask(site, "/api/uploads", {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { origin: site.url, "x-file-name": encodeURIComponent(name), ...more },
  });
  const said = (await answer.json().catch(() => ({}))) as Said;
  return { status: answer.status, said, ms: Math.round(performance.now() - began) };
}

export async function fetchHome(site: Instance, visitor: Visitor, url: string): Promise<Answer> {
  const began = performance.now();
  const headers = { origin: site.url, "content-type": "application/json" };
  const answer = await visitor.ask(site, "/api/uploads/fetch", { method: "POST", body: JSON.stringify({ url }), headers });
  return { status: answer.status, said: (await answer.json().catch(() => ({}))) as Said, ms: Math.round(performance.now() - began) };
}

/** Every file below a folder, by its path there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const forbidden = ["<script", "PK\u0003\u0004", "%PDF", "GPSLatitude", "Exif\0\0"];

/** What is wrong with an accepted upload, as it is stored and as it is answered. */
export async function faultsOf(site: Instance, said: Said, variants: readonly MediaVariant[]): Promise<string[]> {
  const faults: string[] = [];
  const { path = "", kind } = said;
  const answer = await fetch(site.url + path);
  await answer.arrayBuffer();
  const head = (name: string) => answer.headers.get(name) ?? "";
  if (answer.status !== 200) faults.push(`stored, but answered ${answer.status}`);
  if (head("x-content-type-options") !== "nosniff") faults.push("answered without nosniff");
  if (head("content-security-policy") !== "sandbox; default-src 'none'") faults.push("answered without the sandbox");
  if (kind === "file" && !head("content-disposition").startsWith("attachment;")) faults.push("a file is opened in place");
  if (kind === "image" && !head("content-type").startsWith("image/")) faults.push("a picture is answered as something else");
  if (kind === "image" && variants.length === 0) faults.push("a picture was not made anew");
  for (const form of variants) {
    const bytes = readFileSync(join(site.dataDir, form.path)).toString("latin1");
    faults.push(...forbidden.filter((mark) => bytes.includes(mark)).map((mark) => `${form.path} holds ${JSON.stringify(mark)}`));
  }
  return faults;
}
