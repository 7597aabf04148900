import "server-only";
import { readFileSync } from "node:fs";

const folder = new URL("../../db/seed/", import.meta.url);

/** Text of a file of db/seed. */
export function seedText(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

export function seedJson<T>(name: string): T {
  return JSON.parse(seedText(name)) as T;
}
