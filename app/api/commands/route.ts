import { apiPerson } from "#lib/auth/api.ts";
import { findCommands } from "#lib/commands/find-commands.ts";

export async function GET(request: Request): Promise<Response> {
  const person = await apiPerson(request, "dashboard.open");
  if (person instanceof Response) return person;
  const items = await findCommands(person, new URL(request.url).searchParams.get("q") ?? "");
  return Response.json({ items }, { headers: { "Cache-Control": "private, no-store" } });
}
