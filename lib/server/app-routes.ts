import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentRoutes } from "#lib/documents/routes.ts";

/** Built addresses that only the server entry itself asks for. */
const inner = /^\/(_|withdrawn\/|preview-page\/)/;

/** The addresses that the built application answers, read from its manifest. */
export class AppRoutes {
  readonly #patterns: readonly (readonly string[])[];

  constructor(root: string) {
    const manifest: Record<string, string> = JSON.parse(readFileSync(join(root, ".next", "app-path-routes-manifest.json"), "utf8"));
    this.#patterns = Object.values(manifest)
      .filter((pattern) => !inner.test(pattern))
      .map((pattern) => pattern.split("/").slice(1));
  }

  has(path: string): boolean {
    const segments = path.split("/").slice(1);
    return this.#patterns.some((pattern) => fits(pattern, segments));
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  const last = pattern.at(-1) ?? "";
  if (last.startsWith("[...") || last.startsWith("[[...")) {
    const least = pattern.length - (last.startsWith("[[") ? 1 : 0);
    return segments.length >= least && fits(pattern.slice(0, -1), segments.slice(0, pattern.length - 1));
  }
  return (
    pattern.length === segments.length && pattern.every((part, index) => (part.startsWith("[") ? segments[index] !== "" : part === segments[index]))
  );
}

/** Client components of ours that a public page pulls in: their scripts would be stripped and they would be dead. */
export function clientComponents(root: string): { page: string; file: string }[] {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(root, ".next", "app-path-routes-manifest.json"), "utf8"));
  const shape = (pattern: string) => pattern.replaceAll(/\[[^\]]+\]/g, "[]");
  const listed = new Set(documentRoutes.map((route) => shape(route.pattern)));
  const found: { page: string; file: string }[] = [];
  for (const [source, pattern] of Object.entries(manifest)) {
    const file = join(root, ".next", "server", "app", `${source.replace(/^\//, "")}_client-reference-manifest.js`);
    if (!listed.has(shape(pattern)) || !existsSync(file)) continue;
    const names = readFileSync(file, "utf8").matchAll(/"\[project\]\/((?:app|components|lib)\/[^"]+)":\{"id"/g);
    for (const [, name = ""] of names) found.push({ page: pattern, file: name.replace(/ <.*$/, "") });
  }
  return found;
}
