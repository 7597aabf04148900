import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/startup/runtime.mjs";
import { clientFaults, type Source } from "#bin/testing/client-imports.ts";
import { pathsOf, shapeOf, unnamedFolders } from "#bin/testing/tree.ts";
import { envKeys } from "#lib/env.ts";

const folders = ["app", "bin", "components", "db", "docs", "e2e", "lib", "public"];
const configs = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "next.config.ts",
  "next-env.d.ts",
  "postcss.config.mjs",
  "drizzle.config.ts",
  "vitest.config.ts",
  "playwright.config.ts",
  "biome.json",
  "knip.json",
  "proxy.ts",
  "instrumentation.ts",
  "LICENSE",
];
/** Left behind by tools, and named in .gitignore. */
const leftovers = ["node_modules", "test-results", "playwright-report"];
const longest = 300;

const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith("e2e/");

function readSources(folder: string): Source[] {
  const paths = globSync(["{app,bin,components,db,e2e,lib}/**/*.{ts,tsx,mjs}", "public/*.js", "*.{ts,mjs}"], { cwd: folder });
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
  if (isVerb && !/\b(?:can[A-Z]\w*|demand\w*)\(/.test(text)) refuse("开启事务的动词须先问策略（can… 或 demand…）");
  if (isVerb && !/record(Event|Decision)\(/.test(text)) refuse("开启事务的动词须留下记录（recordEvent，审核用 recordDecision）");
  return faults;
}

export function checkArchitecture(folder = root): string[] {
  const sources = readSources(folder);
  const keys = [...readFileSync(join(folder, ".env.example"), "utf8").matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? "");
  const differing = [...envKeys.filter((key) => !keys.includes(key)), ...keys.filter((key) => !(envKeys as string[]).includes(key))];
  const page = readFileSync(join(folder, "ARCHITECTURE.md"), "utf8");
  const strangers = readdirSync(folder).filter(
    (name) => !name.startsWith(".") && ![...folders, ...configs, ...leftovers].includes(name) && !/^[A-Z]+\.md$/.test(name),
  );
  return [
    ...sources.flatMap(sourceFaults),
    ...clientFaults(sources),
    ...differing.map((key) => `${key}：.env.example 与 lib/env.ts 不一致`),
    ...[...shapeOf(page), ...pathsOf(page)].filter((path) => !existsSync(join(folder, path))).map((path) => `ARCHITECTURE.md 提到的 ${path} 不存在`),
    ...unnamedFolders(folder, shapeOf(page)).map((path) => `${path}：不在 ARCHITECTURE.md 的结构里`),
    ...strangers.map((name) => `${name}：顶层不应有它`),
  ];
}
