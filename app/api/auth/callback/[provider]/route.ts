import { browserOf } from "#lib/auth/form-door.ts";
import { comeBack, outsideProvider } from "#lib/auth/outside.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/auth/callback/[provider]">): Promise<Response> {
  if ((await params).provider !== "oidc" || !outsideProvider()) return new Response(null, { status: 404 });
  return comeBack(request, browserOf(request));
}
