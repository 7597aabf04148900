import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/startup/runtime.mjs";
import { envKeys } from "#lib/env.ts";

const folders = ["app", "bin", "components", "db", "docs", "e2e", "lib", "public"];
const configs = [
  "package.json", "package-lock.json", "tsconfig.json", "next.config.ts", "next-env.d.ts", "postcss.config.mjs", "drizzle.config.ts", "vitest.config.ts",
  "playwright.config.ts", "biome.json", "knip.json", "proxy.ts", "instrumentation.ts", "LICENSE",
];
/** Left behind by tools, and named in .gitignore. */
const leftovers = ["node_modules", "test-results", "playwright-report"];
const longest = 300;

type Source = { path: string; text: string };
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith("e2e/");

function readSources(folder: string): Source[] {
  const paths = globSync(["{app,bin,components,db,e2e,lib}/**/*.{ts,tsx,mjs,css}", "public/*.{js,css}", "*.{ts,mjs}"], { cwd: folder });
  return paths.map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(folder, path), "utf8") }));
}

/** Rules that stand in one file each. */
export function sourceFaults({ path, text }: Source): string[] {
  const faults: string[] = [];
  const refuse = (cause: string) => faults.push(`${path}：${cause}`);
  if (text.split("\n").length > longest + 1) refuse(`超过 ${longest} 行，应按一个想法一个文件拆开`);
  if (isTest(path) || path === "bin/check-architecture.ts") return faults;
  if (/^["']use server["']/m.test(text) && !/^app\/.*\/actions\.ts$/.test(path)) refuse('"use server" 只能出现在 app/**/actions.ts');
  if (!path.startsWith("db/") && /\bsql\.(raw|identifier|unsafe)\(|\.unsafe\(/.test(text)) refuse("sql.raw、sql.identifier、unsafe 只能出现在 db/");
  if (!path.startsWith("lib/")) return faults;
  const isRead = /\/(public|dashboard)\.ts$/.test(path) || /import (?!type).*"#db\/client\.ts"/.test(text);
  if (isRead && !/^import "server-only";/m.test(text)) refuse('读写数据库的文件须以 import "server-only" 开头');
  const isVerb = text.includes(".transaction(") && !/^lib\/(seed|views|documents)\//.test(path);
  if (isVerb && !/\b(can|demand)[A-Z]\w*\(/.test(text)) refuse("开启事务的动词须先问策略（can… 或 demand…）");
  if (isVerb && !text.includes("recordEvent(")) refuse("开启事务的动词须留下记录（recordEvent）");
  return faults;
}

/** zod weighs 90 kB in a browser, so nothing below a client component may import it. */
export function clientFaults(sources: Source[]): string[] {
  const known = new Map(sources.map((source) => [source.path, source.text]));
  const below = (path: string, seen: Set<string>): Set<string> => {
    const text = known.get(path);
    if (text === undefined || seen.has(path)) return seen;
    seen.add(path);
    for (const [, target = ""] of text.matchAll(/^import (?!type).*"#([^"]+)"/gm)) below(target, seen);
    return seen;
  };
  const clients = sources.filter(({ text }) => /^["']use client["']/m.test(text));
  const heavy = clients.filter(({ path }) => [...below(path, new Set())].some((each) => /from "zod"/.test(known.get(each) ?? "")));
  return heavy.map(({ path }) => `${path}："use client" 之下不得引入 zod`);
}

/** Paths in the tree and in backticks of ARCHITECTURE.md; `<noun>` stands for many. */
export function namedPaths(markdown: string): string[] {
  const [, tree = ""] = /## The tree\n```\n([\s\S]*?)```/.exec(markdown) ?? [];
  let parent = "";
  const inTree = tree.split("\n").filter(Boolean).flatMap((line) => {
    const names = (line.trim().split(/ {2,}/)[0] ?? "").split(" ").filter((name) => /^[(\w].*[/.]/.test(name));
    if (!line.startsWith(" ")) parent = names[0] ?? "";
    return names.map((name) => (line.startsWith(" ") ? parent + name : name));
  });
  const inText = [...markdown.matchAll(/`((?:app|bin|components|db|docs|e2e|lib|public)\/[^`\s]*)`/g)].map((match) => match[1] ?? "");
  return [...inTree, ...inText].filter((path) => !/[<*]/.test(path));
}

export function checkArchitecture(folder = root): string[] {
  const sources = readSources(folder);
  const keys = [...readFileSync(join(folder, ".env.example"), "utf8").matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? "");
  const differing = [...envKeys.filter((key) => !keys.includes(key)), ...keys.filter((key) => !(envKeys as string[]).includes(key))];
  const strangers = readdirSync(folder).filter((name) => !name.startsWith(".") && ![...folders, ...configs, ...leftovers].includes(name) && !/^[A-Z]+\.md$/.test(name));
  return [
    ...sources.flatMap(sourceFaults),
    ...clientFaults(sources),
    ...differing.map((key) => `${key}：.env.example 与 lib/env.ts 不一致`),
    ...namedPaths(readFileSync(join(folder, "ARCHITECTURE.md"), "utf8")).filter((path) => !existsSync(join(folder, path))).map((path) => `ARCHITECTURE.md 提到的 ${path} 不存在`),
    ...strangers.map((name) => `${name}：顶层不应有它`),
  ];
}
