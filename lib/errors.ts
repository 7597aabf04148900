export const errorCodes = ["not-found", "forbidden", "conflict", "invalid", "unavailable"] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A refusal that a caller is expected to answer in the reader's language; anything else is a crash. */
export class DomainError extends Error {
  override name = "DomainError";
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown>;
  constructor(code: ErrorCode, detail: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
