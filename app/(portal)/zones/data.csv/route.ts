import { readZoneFilter } from "#app/(portal)/_parts/zone-query.ts";
import { zoneCsv } from "#lib/zones/csv.ts";
import { listZones } from "#lib/zones/public.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const filter = readZoneFilter(Object.fromEntries(new URL(request.url).searchParams));
  return new Response(zoneCsv(await listZones(filter)), {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="zones-2018.csv"' },
  });
}
