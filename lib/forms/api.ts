import { DomainError, type ErrorCode } from "#lib/errors.ts";
import { errorWords } from "#lib/forms/result.ts";

const statuses: Record<ErrorCode, number> = { "not-found": 404, forbidden: 403, conflict: 422, invalid: 422, unavailable: 503 };

/** The body as JSON; undefined for anything else, which no schema takes. */
export async function jsonOf(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

export function tell(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}

/** Runs the work of a route handler; a refusal becomes its status with words for the person. */
export async function answerRefusals(
  work: () => Promise<Response>,
  special: (error: DomainError) => Promise<Response | null> = async () => null,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (await special(error)) ?? tell(statuses[error.code], { error: errorWords(error) });
  }
}
