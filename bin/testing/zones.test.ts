import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "#bin/startup/runtime.mjs";

const folder = mkdtempSync(join(tmpdir(), "zones-"));
afterAll(() => rmSync(folder, { recursive: true }));

const refused = [
  ["app/api/a.ts", "#db/client.ts"],
  ["app/api/b.ts", "drizzle-orm"],
  ["app/api/c.ts", "../../lib/dates.ts"],
  ["app/(portal)/a.tsx", "#db/client.ts"],
  ["app/(portal)/b.tsx", "next/link"],
  ["app/(portal)/c.tsx", "#lib/articles/dashboard.ts"],
  ["app/(portal)/d.tsx", "next/headers"],
  ["components/ui/a.tsx", "#app/x.ts"],
  ["components/ui/b.tsx", "#lib/zones/public.ts"],
  ["components/ui/c.tsx", "zod"],
  ["lib/zones/a.ts", "#components/ui/x.tsx"],
  ["lib/zones/b.ts", "next/headers"],
  ["lib/zones/c.ts", "../dates.ts"],
  ["db/a.ts", "#lib/dates.ts"],
  ["bin/a.ts", "#components/ui/x.tsx"],
  ["bin/b.ts", "../lib/dates.ts"],
] as const;
const allowed = [
  ["app/(portal)/ok.tsx", "#db/vocabulary.ts"],
  ["components/ui/ok.tsx", "#lib/zones/policy.ts"],
  ["lib/zones/ok.ts", "#db/client.ts"],
  ["db/schema/ok.ts", "../vocabulary.ts"],
  ["bin/ok.ts", "#lib/dates.ts"],
] as const;

test("every zone refuses what it may not import, and nothing else", () => {
  for (const [path, target] of [...refused, ...allowed]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `import { x } from "${target}";\n\nexport const y = x;\n`);
  }
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=200", "--vcs-enabled=false", "."];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
  const faulty = new Set(diagnostics.map(({ location }) => location.path));
  expect([...faulty].sort()).toEqual(refused.map(([path]) => path).sort());
}, 30_000);
