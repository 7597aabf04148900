import { openLink } from "#lib/auth/link-door.ts";

export async function GET(_: Request, { params }: RouteContext<"/invitation/[token]">): Promise<Response> {
  return openLink("invitation", (await params).token);
}
