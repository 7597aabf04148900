import "server-only";
import { sql, withinLimit } from "#db/client.ts";

/** The name an upload came with; null when there is none or the database is away. */
export async function findDownloadName(sha256: string): Promise<string | null> {
  const asked = sql()<{ name: string }[]>`select name from media where sha256 = ${sha256}`;
  const rows = await withinLimit(asked, 2_000).catch(() => []);
  return rows[0]?.name ?? null;
}
