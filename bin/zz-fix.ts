import { readFileSync } from "node:fs";
import { plainText } from "#lib/content/plain-text.ts";
import { readFile } from "#lib/imports/read-file.ts";

const dir = "lib/imports/fixtures/";
for (const line of readFileSync(dir + "gold.jsonl", "utf8")
  .trim()
  .split("\n")) {
  const g = JSON.parse(line);
  const it = readFile(readFileSync(dir + g.file), g.file, { channelNames: ["国家级开发区动态"] })[0]!;
  if ("fault" in it) {
    console.log(`== ${g.file} ${it.fault.cause}`);
    continue;
  }
  const r = it.reading,
    bj = r.publishedAt && new Date(+new Date(r.publishedAt) + 8 * 36e5).toISOString();
  const t = plainText(r.html).split("\n");
  const bad: string[] = [];
  const norm = (x: string) => x.normalize("NFKC").replace(/[\s。，,.：:；;！!（）()「」“”"［］图]/g, "");
  if (r.title !== g.title) bad.push("title " + r.title);
  if (r.source !== g.source) bad.push("source " + r.source);
  if (g.publishedAt && +new Date(g.publishedAt.length > 10 ? g.publishedAt : g.publishedAt + "T00:00:00+08:00") !== +new Date(r.publishedAt ?? 0))
    bad.push("date " + bj);
  if (r.clicks !== g.clicks) bad.push("clicks " + r.clicks);
  if ((g.author ?? null) !== r.author) bad.push("author " + r.author);
  if ((g.editor ?? null) !== r.editor) bad.push("editor " + r.editor);
  if (JSON.stringify(r.breadcrumb) !== JSON.stringify(g.breadcrumb)) bad.push("crumb " + r.breadcrumb.join(">"));
  if (!norm(t[0]!).startsWith(norm(g.first))) bad.push("first " + t[0]?.slice(0, 30));
  if (!norm(t.at(-1)!).endsWith(norm(g.last))) bad.push("last " + t.at(-1)?.slice(-40));
  if (t.length !== g.paragraphs) bad.push(`paragraphs ${t.length} ${g.paragraphs}`);
  if (g.attachments && g.attachments !== r.attachments.length) bad.push("att " + r.attachments.length + " loose " + r.looseFiles.length);
  if (g.pictures && g.pictures !== r.pictures.length) bad.push("pics " + r.pictures.length);
  console.log(
    `== ${g.file} ${it.charset}${it.charsetMended ? "*" : ""} ${bad.length ? "\n   ✗ " + bad.join("\n   ✗ ") : "ok"}  - ${r.dropped.join("¦").slice(0, 120)}`,
  );
}
