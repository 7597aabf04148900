import { type Instance, startCluster, startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import { checkEndings } from "#bin/verify/sessions/endings.ts";
import { checkGuessing, checkSameness } from "#bin/verify/sessions/guessing.ts";
import { checkCookies, checkLinks } from "#bin/verify/sessions/links.ts";
import { checkOutside } from "#bin/verify/sessions/outside.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { connect, disconnect } from "#db/client.ts";

const environment = { TRUSTED_PROXIES: "127.0.0.1,::1" };

const sessions: Verification = {
  name: "sessions",
  promise: "a session that ends is refused on two instances within 1 s; guessing passwords, names and links leads nowhere",
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
      process.env.DATABASE_URL = first.databaseUrl;
      stops.push(disconnect);
      const sql = connect(first.databaseUrl, 2);
      stops.push(() => sql.end({ timeout: 2 }));
      const sites: [Instance, Instance] = [first, second];
      await checkSameness(sites, sql, facts);
      await checkGuessing(sites, sql, facts);
      await sql`delete from auth_limits`;
      await checkCookies(first.databaseUrl, facts);
      await checkOutside(first, facts);
      await checkLinks(sites, sql, facts);
      await sql`delete from auth_limits`;
      await checkEndings(sites, sql, facts);
    } finally {
      for (const stop of stops.reverse()) await stop().catch(() => {});
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default sessions;
