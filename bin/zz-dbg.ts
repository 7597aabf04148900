import { readFileSync } from "node:fs";
import { judge } from "#lib/imports/body.ts";
import { decode } from "#lib/imports/decode.ts";
import { linesOf, linesOfText } from "#lib/imports/lines.ts";
import { parseTree } from "#lib/imports/tree.ts";

const d = decode(readFileSync(process.argv[2]!));
if (typeof d === "string") throw d;
for (const j of judge(process.argv[2]!.endsWith("txt") ? linesOfText(d.text) : linesOf(parseTree(d.text))))
  console.log(j.line.index, j.kind, j.value, j.line.hidden ? "H" : "", j.line.tag, j.line.text.slice(0, 70), j.line.pictures.length);
