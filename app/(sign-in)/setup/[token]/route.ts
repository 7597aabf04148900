import { openLink } from "#lib/auth/link-door.ts";

export async function GET(_: Request, { params }: RouteContext<"/setup/[token]">): Promise<Response> {
  return openLink("setup", (await params).token);
}
