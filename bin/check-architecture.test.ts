import { describe, expect, test } from "vitest";
import { checkArchitecture, sourceFaults } from "#bin/check-architecture.ts";
import { root } from "#bin/startup/runtime.mjs";
import { clientFaults } from "#bin/testing/client-imports.ts";
import { pathsOf, shapeOf, unnamedFolders } from "#bin/testing/tree.ts";

const verb = 'import "server-only";\nimport { db } from "#db/client.ts";\ndemandImport(actor);\ndb().transaction(async (tx) => recordEvent(tx));\n';

describe("sourceFaults", () => {
  test("lets a sound verb pass", () => expect(sourceFaults({ path: "lib/articles/publish.ts", text: verb })).toEqual([]));
  test.each([
    ["a verb without a policy", "lib/articles/publish.ts", verb.replace("demandImport(actor);", "")],
    ["a verb without a record", "lib/articles/publish.ts", verb.replace("recordEvent(tx)", "1")],
    ["a read that could reach a browser", "lib/articles/public.ts", "export const x = 1;"],
    ["a file that uses the database without the guard", "lib/zones/find.ts", 'import { db } from "#db/client.ts";'],
    ["an action outside actions.ts", "app/login/page.tsx", '"use server";\n'],
    ["raw SQL outside db", "lib/articles/lists.ts", "sql.raw(order)"],
    ["a long file", "components/ui/x.tsx", "\n".repeat(301)],
  ])("refuses %s", (_, path, text) => expect(sourceFaults({ path, text })).toHaveLength(1));
});

test("finds zod two imports below a client component", () => {
  const sources = [
    { path: "components/a.tsx", text: '"use client";\nimport { b } from "#lib/b.ts";' },
    { path: "lib/b.ts", text: 'import { c } from "#lib/c.ts";' },
    { path: "lib/c.ts", text: 'import { z } from "zod";' },
  ];
  expect(clientFaults(sources)).toEqual(['components/a.tsx："use client" 之下不得引入 zod']);
  expect(clientFaults(sources.slice(0, 2))).toEqual([]);
});

test("reads the paths of the tree and of the text", () => {
  const page =
    "## The tree\n```\nlib/      the product\n  (a)/ b.ts    words. More words\n    c.ts\ndb/\n```\nSee `db/seed`, `lib/<noun>/policy.ts` and `npm run check`.";
  expect([...shapeOf(page)]).toEqual(["lib", "lib/(a)", "lib/b.ts", "lib/(a)/c.ts", "db"]);
  expect(pathsOf(page)).toEqual(["db/seed"]);
});

test("a folder that the tree does not name is found", () => {
  expect(unnamedFolders(root, new Set(["app", "bin", "components", "db", "docs", "e2e", "public"]))).toContain("lib");
});

test("our own tree is as ARCHITECTURE.md says", () => expect(checkArchitecture()).toEqual([]));
