import postgres from "postgres";
import { connectionFault } from "#bin/startup/connection-fault.ts";
import { openEmbedded } from "#bin/startup/embedded.ts";
import { env } from "#lib/env.ts";

export type OpenDatabase = {
  url: string;
  /** For the operator: where the server is and whether this process started it. */
  description: string;
  embedded: boolean;
  /** Process of the embedded server; null when it is not running or not ours. */
  serverPid(): number | null;
  /** Starts the embedded server again on its port after it died. */
  restart(): Promise<void>;
  /** Stops the embedded server when nobody else uses it; a server named by DATABASE_URL is left alone. */
  close(): Promise<void>;
};

/** The database of the settings: the one DATABASE_URL names, or the embedded one, started or adopted. */
export async function openDatabase(note: (text: string) => void = () => {}): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATA_DIR: folder } = env();
  if (!url) return openEmbedded(folder, note);
  note("正在连接");
  await tryConnection(url);
  const { hostname, port, pathname } = new URL(url);
  return {
    url,
    embedded: false,
    description: `DATABASE_URL（${hostname}:${port || 5432}${pathname}）`,
    serverPid: () => null,
    restart: async () => {},
    close: async () => {},
  };
}

async function tryConnection(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
  } catch (error) {
    throw connectionFault(error, url) ?? error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
