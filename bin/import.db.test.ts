import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { like, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "#bin/startup/runtime.mjs";
import { db } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { articleRevisions, articles, events } from "#db/schema/index.ts";
import type { Receipt } from "#lib/imports/receipt.ts";

const pages = 60;
let folder = "";
beforeAll(async () => {
  await makeChannel({ slug: "headlines", name: "园区要闻" });
  folder = mkdtempSync(join(tmpdir(), "导入 import-"));
  for (let at = 1; at <= pages; at += 1) {
    const body = `<p>第${at}次会议回顾了前三个月的建设进度，部署下一阶段的重点任务，并通报了第${at}轮安全检查的情况。</p>`.repeat(6);
    writeFileSync(
      join(folder, `${at}.html`),
      `<html><head><meta charset="gb2312"><link rel="canonical" href="http://www.old.example/n/${at}.html"><title>园区召开第${at}次会议</title></head><body><div>当前位置：首页 > 园区要闻</div><h1>园区召开第${at}次会议</h1><p>2018-08-${String((at % 28) + 1).padStart(2, "0")} 11:41 来源：园区日报 点击：${at}</p><div>${body}</div></body></html>`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

type Run = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

/** Runs the command; `at` is called with what it has printed so far and may end it. */
function run(args: string[], at?: (out: string, kill: (signal: NodeJS.Signals) => void) => void): Promise<Run> {
  const child = spawn(process.execPath, ["--conditions=react-server", join(root, "bin/import.ts"), ...args], { cwd: root });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
    at?.(out, (signal) => child.kill(signal));
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, out, err })));
}

const imported = () =>
  db().select({ id: articles.id, live: articles.liveRevisionId }).from(articles).where(like(articles.importKey, "page:old.example/%"));

/** Articles that lack their words, their revision or the record of their coming. */
async function torn() {
  const rows = await db().execute(sql`
    select a.id from ${articles} a
    left join ${articleRevisions} r on r.id = a.live_revision_id and r.article_id = a.id
    where a.import_key like 'page:old.example/%' and (
      a.status <> 'published' or r.id is null or r.plain_text not like '%安全检查%'
      or not exists (select from ${events} e where e.noun = 'article' and e.noun_id = a.id and e.verb = 'importArticle'))`);
  return rows.map((row) => row.id);
}

test("killed or interrupted it leaves whole articles, and the next run does the rest, each once", async () => {
  const killed = await run([folder], (out, kill) => (out.match(/新建/g)?.length ?? 0) >= 5 && kill("SIGKILL"));
  expect(killed.signal).toBe("SIGKILL");
  const first = await imported();
  expect(first.length).toBeGreaterThanOrEqual(5);
  expect(first.length).toBeLessThan(pages);
  expect(await torn()).toEqual([]);
  const stopped = await run([folder], (out, kill) => (out.match(/新建/g)?.length ?? 0) >= 5 && kill("SIGINT"));
  expect(stopped).toMatchObject({ code: 130, out: expect.stringContaining("已中断") });
  expect(await torn()).toEqual([]);
  const whole = await run([folder]);
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(await imported()).toHaveLength(pages);
  expect(await torn()).toEqual([]);
  const again = await run([folder]);
  expect(again.out).toContain(`共 ${pages} 篇：未变 ${pages}，未导入 0，存疑 ${pages}`);
}, 300_000);

test("--json prints a receipt a line and nothing else, a bad file is told, and the exit code says so", async () => {
  const bad = join(folder, "photo.jpg");
  writeFileSync(bad, Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]));
  const { code, out } = await run(["--json", "--dry-run", bad, join(folder, "1.html"), join(folder, "none")]);
  const receipts = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Receipt);
  expect(code).toBe(1);
  expect(receipts).toMatchObject([
    { file: join(folder, "none"), outcome: "failed", fault: { cause: "没有这个文件或文件夹" } },
    { file: bad, outcome: "failed", fault: { cause: expect.stringContaining("不是网页") } },
    {
      outcome: "would-update",
      found: { title: "园区召开第1次会议", source: "园区日报", clicks: 1 },
      doubtful: [{ field: "body", reason: expect.stringContaining("utf-8") }],
    },
  ]);
}, 180_000);

test("arguments that make no sense are refused with the way to call it", async () => {
  for (const args of [[], ["--date", "2018-02-30", folder], ["--channel", "no-such", folder], ["--color", folder]]) {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/原因：.*\n {4}解决：[\s\S]*命令：npm run import/);
  }
}, 180_000);
