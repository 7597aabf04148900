import { describeFault } from "#bin/startup/fault.mjs";
import { disconnect } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { seed } from "#lib/seed/seed.ts";

/** Migrates and seeds DATABASE_URL in a process of its own, so that the caller's connection pool points where it pointed. */
try {
  await migrate(process.env.DATABASE_URL ?? "");
  await seed();
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
} finally {
  await disconnect();
}
