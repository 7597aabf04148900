import { readFileSync } from "node:fs";
import { plainText } from "#lib/content/plain-text.ts";
import { readFile } from "#lib/imports/read-file.ts";

const dir = process.argv[2] ?? "lib/imports/fixtures/unseen/";
for (const line of readFileSync(dir + "gold.jsonl", "utf8")
  .trim()
  .split("\n")) {
  const g = JSON.parse(line);
  const it = readFile(readFileSync(dir + g.file), g.file, { channelNames: ["国家级开发区动态"] })[0]!;
  if ("fault" in it) {
    console.log(`== ${g.file} ${it.fault.cause}`);
    continue;
  }
  if (!g.body) {
    console.log("== READ " + g.file);
    continue;
  }
  const r = it.reading,
    bj = r.publishedAt && new Date(+new Date(r.publishedAt) + 8 * 36e5).toISOString();
  const t = plainText(r.html).split("\n");
  const bad: string[] = [];
  const norm = (x: string) => x.normalize("NFKC").replace(/[\s。，,.：:；;！!（）()「」“”"［］[\]图]/g, "");
  if (norm(r.title) !== norm(g.title)) bad.push("title " + r.title + " ≠ " + g.title);
  if (r.source !== g.source) bad.push("source " + r.source + " ≠ " + g.source);
  if (g.publishedAt && +new Date(g.publishedAt.length > 10 ? g.publishedAt : g.publishedAt + "T00:00:00+08:00") !== +new Date(r.publishedAt ?? 0))
    bad.push("date " + bj + " ≠ " + g.publishedAt);
  if (r.clicks !== g.clicks) bad.push(`clicks ${r.clicks} ≠ ${g.clicks}`);
  if ((g.author ?? null) !== r.author) bad.push("author " + r.author + " ≠ " + g.author);
  if ((g.editor ?? null) !== r.editor) bad.push("editor " + r.editor + " ≠ " + g.editor);
  if (JSON.stringify(r.breadcrumb) !== JSON.stringify(g.breadcrumb ?? [])) bad.push("crumb " + r.breadcrumb.join(">") + " ≠ " + g.breadcrumb);
  const gb = g.body as string[];
  if (norm(t.join("")) !== norm(gb.join("")))
    bad.push(
      "body\n      +" +
        t.filter((x) => !gb.some((y) => norm(y).includes(norm(x)))).join("\n      +") +
        "\n      -" +
        gb.filter((y) => !t.some((x) => norm(x).includes(norm(y)))).join("\n      -"),
    );
  if (g.attachments && g.attachments !== r.attachments.length) bad.push("att " + r.attachments.length + " loose " + r.looseFiles.length);
  console.log(`== ${g.file} ${it.charset}${it.charsetMended ? "*" : ""} ${bad.length ? "\n   ✗ " + bad.join("\n   ✗ ") : "ok"}`);
}
