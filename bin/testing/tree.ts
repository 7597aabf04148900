import { globSync } from "node:fs";

/** Paths in the tree of ARCHITECTURE.md: indentation is depth, several names may share a line, two spaces end the names. */
export function shapeOf(page: string): Set<string> {
  const block = /## The tree\n+```\n(.*?)```/s.exec(page)?.[1] ?? "";
  const above: string[] = [];
  const paths = new Set<string>();
  for (const line of block.split("\n").filter((text) => text.trim())) {
    const depth = (line.length - line.trimStart().length) / 2;
    const names =
      line
        .trim()
        .split(/\s{2,}/)[0]
        ?.split(" ") ?? [];
    for (const name of names) paths.add([...above.slice(0, depth), name].join("").replace(/\/$/, ""));
    above[depth] = names[0] ?? "";
  }
  return paths;
}

/** Paths in running text, between backticks; patterns and aliases are none. */
export function pathsOf(page: string): string[] {
  return [...page.matchAll(/`([a-z.][^`\s]*\/[^`\s]*)`/g)]
    .map((match) => match[1] ?? "")
    .filter((path) => /^(app|bin|components|db|docs|e2e|lib|public)\//.test(path) && !/[<>*{#]/.test(path));
}

/** Folders of the code, two levels deep, that the tree leaves out. */
export function unnamedFolders(folder: string, named: ReadonlySet<string>): string[] {
  const found = globSync(["{app,bin,components,db,docs,e2e,lib,public}", "{bin,components,db,lib}/*"], { cwd: folder, withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").slice(folder.length + 1))
    .filter((path) => !named.has(path));
}
