import { expect, test } from "vitest";
import type { LoggedEvent } from "#lib/events/dashboard.ts";
import { csvCell, eventsAsCsv, eventsAsJson } from "#lib/events/export-events.ts";
import { eventFilterOf } from "#lib/events/filter.ts";
import { sentenceOf } from "#lib/events/words.ts";

const event: LoggedEvent = {
  id: 7,
  happenedAt: new Date("2026-11-24T02:30:00Z"),
  actor: "user:3",
  actorName: "=cmd|'/c calc'!A1",
  verb: "withdrawArticle",
  noun: "article",
  nounId: 12,
  detail: { reason: "内容有误\r\n第二行" },
  hash: "abc",
};
async function* batches(...rows: LoggedEvent[]) {
  for (const row of rows) yield [row];
}
async function whole(parts: AsyncIterable<string>) {
  let text = "";
  for await (const part of parts) text += part;
  return text;
}

test("a cell can neither run nor break out of its row", async () => {
  expect(["=1", "+1", "-1", "@a", "a,b", 'a"b'].map(csvCell)).toEqual(["'=1", "'+1", "'-1", "'@a", '"a,b"', '"a""b"']);
  const csv = await whole(eventsAsCsv(batches(event)));
  expect(csv.startsWith("\uFEFF编号,")).toBe(true);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
  expect(csv).toContain("2026-11-24 10:30,'=cmd");
});

test("JSON is whole with no row, one and two", async () => {
  for (const rows of [[], [event], [event, event]]) expect(JSON.parse(await whole(eventsAsJson(batches(...rows))))).toHaveLength(rows.length);
});

test("sentences are plain words, and an unknown verb keeps its name", () => {
  const told = { ...event, actorName: "王敏", detail: { reason: "内容有误" } };
  expect(sentenceOf(told)).toBe("王敏撤回稿件（12号）：内容有误");
  expect(sentenceOf({ ...told, verb: "flyAway", actorName: null, detail: {} })).toBe("用户3（已移除）flyAway（稿件）（12号）");
});

test("a filter drops what does not fit", () => {
  const filter = eventFilterOf({ actor: "user:3", verb: "x y", id: "0", from: "2026-02-31", to: "2026-02-28" });
  expect(filter).toEqual({ actor: "user:3", to: "2026-02-28" });
});
