import { apiPerson } from "#lib/auth/api.ts";
import { dayLabel } from "#lib/dates.ts";
import { readEvents } from "#lib/events/dashboard.ts";
import { eventsAsCsv, eventsAsJson } from "#lib/events/export-events.ts";
import { eventFilterOf } from "#lib/events/filter.ts";
import { streamOf } from "#lib/server/stream.ts";

export async function GET(request: Request): Promise<Response> {
  const person = await apiPerson(request, "log.read");
  if (person instanceof Response) return person;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const json = query.format === "json";
  const batches = readEvents(person, eventFilterOf(query));
  const parts = json ? eventsAsJson(batches) : eventsAsCsv(batches);
  return new Response(streamOf(parts), {
    headers: {
      "Content-Type": json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="log-${dayLabel(new Date())}.${json ? "json" : "csv"}"`,
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}
