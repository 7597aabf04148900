import { pubDate } from "#lib/dates.ts";
import type { LoggedEvent } from "#lib/events/dashboard.ts";
import { actorLabel, nounWords, verbWords } from "#lib/events/words.ts";

type Batches = AsyncIterable<LoggedEvent[]>;

/** Spreadsheets run what begins with one of these signs, so such a cell begins with ' instead. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export async function* eventsAsCsv(batches: Batches): AsyncGenerator<string> {
  yield `\uFEFF${["编号", "时间（北京时间）", "操作人", "操作", "对象", "对象编号", "详情", "哈希"].join(",")}\r\n`;
  for await (const rows of batches) yield rows.map(csvRow).join("");
}

function csvRow(row: LoggedEvent): string {
  const cells = [
    row.id,
    pubDate(row.happenedAt),
    actorLabel(row.actor, row.actorName),
    verbWords[row.verb] ?? row.verb,
    nounWords[row.noun] ?? row.noun,
    row.nounId,
    JSON.stringify(row.detail),
    row.hash ?? "",
  ];
  return `${cells.map(csvCell).join(",")}\r\n`;
}

export async function* eventsAsJson(batches: Batches): AsyncGenerator<string> {
  let mark = "[\n";
  for await (const rows of batches) {
    yield rows
      .map((row) => {
        const line = `${mark}${JSON.stringify({ ...row, happenedAt: row.happenedAt.toISOString() })}`;
        mark = ",\n";
        return line;
      })
      .join("");
  }
  yield mark === "[\n" ? "[]\n" : "\n]\n";
}
