import { readArticles } from "#lib/articles/dashboard.ts";
import { articlesAsCsv } from "#lib/articles/export-articles.ts";
import { articleFilterOf } from "#lib/articles/list-filter.ts";
import { apiPerson } from "#lib/auth/api.ts";
import { dayLabel } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { parseId } from "#lib/routes.ts";
import { streamOf } from "#lib/server/stream.ts";

/** The list as it is filtered, or the articles that were ticked in it. */
export async function GET(request: Request): Promise<Response> {
  const person = await apiPerson(request, "article.read");
  if (person instanceof Response) return person;
  const search = new URL(request.url).searchParams;
  const ticked = search.get("all") === "1" ? [] : search.getAll("ids").flatMap((id) => parseId(id) ?? []);
  const query = search.get("query");
  const filter = articleFilterOf(Object.fromEntries(query === null ? search : new URLSearchParams(query)));
  const batches = readArticles(person, filter, ticked.length > 0 ? ticked : undefined);
  return new Response(streamOf(articlesAsCsv(batches, env().APP_URL)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="articles-${dayLabel(new Date())}.csv"`,
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}
