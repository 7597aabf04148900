import { z } from "zod";

const Email = z.email().max(254);

/** The one form in which addresses are stored and compared, or null. Normalised before it is judged, so that look-alikes cannot slip through. */
export function normalEmail(typed: string): string | null {
  const result = Email.safeParse(typed.normalize("NFKC").trim());
  return result.success ? result.data.toLowerCase() : null;
}
