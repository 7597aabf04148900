import "server-only";
import { takeAttempt } from "#lib/auth/limits.ts";
import { DomainError, type ErrorCode } from "#lib/errors.ts";
import { errorWords } from "#lib/forms/result.ts";
import { log } from "#lib/log.ts";
import type { Person } from "#lib/people/person.ts";

const statuses: Record<ErrorCode, number> = { "not-found": 404, forbidden: 403, conflict: 409, invalid: 422, unavailable: 503 };
const noStore = { "Cache-Control": "private, no-store" };

/** Takes one upload from the person's hour, or says that it is used up. */
export async function takeUpload(person: Person): Promise<void> {
  if (!(await takeAttempt("upload", String(person.userId))))
    throw new DomainError("unavailable", { status: 429, message: "一小时内上传得太多，请过一会儿再传" });
}

/** Answers with what the work made, or with its refusal in words; a connection that broke off is nobody's fault. */
export async function answerJson(request: Request, work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: noStore });
  } catch (error) {
    const { status, message } = refusalOf(error, request.signal.aborted);
    const later = status === 429 ? 600 : status === 503 ? 5 : null;
    return Response.json({ error: message }, { status, headers: later === null ? noStore : { ...noStore, "Retry-After": String(later) } });
  }
}

export function refusalOf(error: unknown, brokenOff: boolean): { status: number; message: string } {
  if (error instanceof DomainError) {
    const { status } = error.detail;
    return { status: typeof status === "number" ? status : statuses[error.code], message: errorWords(error) };
  }
  if (brokenOff || (error as NodeJS.ErrnoException).code === "ECONNRESET") return { status: 400, message: "连接中断，文件没有传完" };
  log.error({ error: error instanceof Error ? error.stack : String(error) }, "an upload could not be taken");
  return { status: 500, message: "服务器出现故障，文件没有存下来，请稍后再传" };
}
