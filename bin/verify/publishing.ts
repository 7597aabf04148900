import { type Instance, startCluster, startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import { checkCorrection, checkPreview, checkWithdrawal } from "#bin/verify/publishing/readers.ts";
import { checkSecrecy } from "#bin/verify/publishing/secrecy.ts";
import { Staff } from "#bin/verify/publishing/staff.ts";
import { checkLate, checkTimes } from "#bin/verify/publishing/times.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { disconnect } from "#db/client.ts";

const publishing: Verification = {
  name: "publishing",
  promise:
    "scheduled articles go out once and at most 5 s late whatever instance dies; withdrawn ones are gone everywhere within 1 s; no draft word reaches a reader",
  async run() {
    const facts = new Facts();
    const stops: (() => Promise<void>)[] = [];
    const cluster = await startCluster();
    stops.push(cluster.stop);
    try {
      const first = await startInstance({ cluster });
      stops.push(first.stop);
      const again = (): Promise<Instance> => startInstance({ databaseUrl: first.databaseUrl });
      const second = await again();
      stops.push(second.stop);
      process.env.DATABASE_URL = first.databaseUrl;
      const staff = await Staff.gather();
      await checkTimes(staff, second, facts);
      const third = await again();
      stops.push(third.stop);
      const pair = [first, third];
      await checkLate(staff, facts);
      await checkWithdrawal(staff, pair, facts);
      await checkCorrection(staff, pair, facts);
      await checkPreview(staff, pair, facts);
      await checkSecrecy(staff, first, facts);
    } finally {
      await disconnect();
      for (const stop of stops.reverse()) await stop().catch(() => {});
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default publishing;
