import { startCluster, startInstance } from "#bin/instance.ts";
import { checkCardinality, checkHttp, checkPages, checkSingleFlight, checkVariants, metricsToken } from "#bin/verify/documents/bytes.ts";
import { checkChanges } from "#bin/verify/documents/changes.ts";
import { checkOutage } from "#bin/verify/documents/outage.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { disconnect } from "#db/client.ts";

const documents: Verification = {
  name: "documents",
  promise: "pages are kept without framework scripts, per reading, made once, expired on two instances within 1 s, and outlive the database",
  async run() {
    const facts = new Facts();
    const stops: (() => Promise<void>)[] = [];
    const cluster = await startCluster();
    stops.push(cluster.stop);
    try {
      const environment = { METRICS_TOKEN: metricsToken };
      const first = await startInstance({ cluster, env: environment });
      stops.push(first.stop);
      const second = await startInstance({ databaseUrl: first.databaseUrl, env: environment });
      stops.push(second.stop);
      process.env.DATABASE_URL = first.databaseUrl;
      stops.push(disconnect);
      await checkSingleFlight(first, facts);
      await checkPages(first, facts);
      await checkVariants(first, facts);
      await checkHttp(first, facts);
      await checkCardinality(first, facts);
      await checkChanges([first, second], facts);
      await checkOutage([first, second], cluster, facts);
    } finally {
      for (const stop of stops.reverse()) await stop().catch(() => {});
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default documents;
