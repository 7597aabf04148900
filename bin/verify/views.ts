import { startCluster, startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { checkCrowd, checkOnce, checkRefusals } from "#bin/verify/views/counting.ts";
import { checkKills, checkSpool, checkStop, environment } from "#bin/verify/views/kills.ts";
import { connect } from "#db/client.ts";

const views: Verification = {
  name: "views",
  promise: "a reader counts once in 30 minutes, robots, prefetches and strangers never, and kill -9 loses at most a second and doubles nothing",
  async run() {
    const facts = new Facts();
    const stops: (() => Promise<void>)[] = [];
    const cluster = await startCluster();
    stops.push(cluster.stop);
    try {
      const first = await startInstance({ cluster, env: environment });
      stops.push(first.stop);
      const second = await startInstance({ databaseUrl: first.databaseUrl, env: environment });
      stops.push(second.stop);
      const sql = connect(first.databaseUrl, 2);
      stops.push(() => sql.end({ timeout: 2 }));
      await checkOnce([first, second], sql, facts);
      await checkRefusals(first, sql, facts);
      await checkCrowd([first, second], sql, facts);
      await checkStop(first.databaseUrl, sql, facts);
      await checkKills(first.databaseUrl, sql, facts);
      await checkSpool(first.databaseUrl, cluster, sql, facts);
    } finally {
      for (const stop of stops.reverse()) await stop().catch(() => {});
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default views;
