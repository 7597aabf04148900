import { openLink } from "#lib/auth/link-door.ts";

export async function GET(_: Request, { params }: RouteContext<"/reset/[token]">): Promise<Response> {
  return openLink("reset", (await params).token);
}
