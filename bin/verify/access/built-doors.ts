import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentRoutes } from "#lib/documents/routes.ts";

/** The public list of the document store, and what only the server entry itself asks for. */
const shapeOf = (pattern: string) => pattern.replaceAll(/\[\w+\]/g, "[]");
const open = new Set([...documentRoutes.map(({ pattern }) => shapeOf(pattern)), "/withdrawn/[]", "/preview-page/[]/[]"]);

/** A file's place in the address: groups in brackets are none. */
const patternOf = (file: string) =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;
const find = (root: string, name: string) => globSync(`app/**/${name}`, { cwd: root }).map((file) => file.replaceAll("\\", "/"));
const isPublic = (file: string) => open.has(shapeOf(patternOf(file)));

/** Every way in that is not a public page, read from the source tree. */
export function builtDoors(root: string): { pages: string[]; handlers: Record<string, string[]>; actions: Record<string, string[]> } {
  const pages = find(root, "page.tsx")
    .filter((file) => !isPublic(file))
    .map(patternOf);
  const handlers: Record<string, string[]> = {};
  for (const file of find(root, "route.ts").filter((each) => !isPublic(each)))
    handlers[patternOf(file)] = [
      ...readFileSync(join(root, file), "utf8").matchAll(/export (?:async function|const) (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g),
    ].map(([, method = ""]) => method);
  const actions: Record<string, string[]> = {};
  for (const file of find(root, "actions.ts"))
    actions[file] = [...readFileSync(join(root, file), "utf8").matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, name = ""]) => name);
  return { pages, handlers, actions };
}
