import { randomBytes } from "node:crypto";
import { startCluster, startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { checkClosedPage, checkExpiredSession, checkKilledServer, checkNetwork } from "#bin/verify/writing/losses.ts";
import { checkTwoEditors, checkTwoTabs } from "#bin/verify/writing/people.ts";
import { Room } from "#bin/verify/writing/room.ts";
import { checkInputMethod, checkSpeed } from "#bin/verify/writing/typing.ts";
import { disconnect } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";

const writing: Verification = {
  name: "writing",
  promise: "nothing typed is lost: two editors, two tabs, network gone, page closed, session ended, server killed; key to screen < 100 ms",
  async run() {
    const facts = new Facts();
    const stops: (() => Promise<void>)[] = [];
    // The sessions of this verification's people are sealed here and opened by the site.
    process.env.AUTH_SECRET = randomBytes(32).toString("hex");
    const cluster = await startCluster();
    stops.push(cluster.stop);
    let p95 = Number.NaN;
    try {
      const env = { AUTH_SECRET: process.env.AUTH_SECRET };
      let site = await startInstance({ cluster, env });
      stops.push(() => site.stop());
      process.env.DATABASE_URL = site.databaseUrl;
      process.env.APP_URL = site.url;
      stops.push(disconnect);
      const room = await Room.open(site, (await makeChannel()).id);
      stops.push(() => room.close());
      const attempt = (name: string, check: () => Promise<void>) =>
        check().catch((error: unknown) => facts.hold(`${name}: runs to its end`, false, String(error).split("\n", 1)[0]));
      await attempt("speed", async () => {
        p95 = await checkSpeed(room, facts);
      });
      await attempt("input method", () => checkInputMethod(room, facts));
      await attempt("two editors", () => checkTwoEditors(room, facts));
      await attempt("two tabs", () => checkTwoTabs(room, facts));
      await attempt("network", () => checkNetwork(room, facts));
      await attempt("closed page", () => checkClosedPage(room, facts));
      await attempt("expired session", () => checkExpiredSession(room, facts));
      await attempt("killed server", async () => {
        site = await checkKilledServer(room, site, env, facts);
      });
    } finally {
      for (const stop of stops.reverse()) await stop().catch(() => {});
    }
    return {
      ok: facts.failed === 0,
      lines: facts.lines,
      figure: `${facts.count - facts.failed} of ${facts.count} facts hold; key to screen p95 ${p95.toFixed(0)} ms in 20,000 characters`,
    };
  },
};
export default writing;
