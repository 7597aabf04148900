import { readForm } from "#lib/auth/form-door.ts";
import { goOutside, outsideProvider } from "#lib/auth/outside.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  return outsideProvider() ? goOutside("enter") : new Response(null, { status: 404 });
}
