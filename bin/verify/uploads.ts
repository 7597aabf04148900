import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { startInstance } from "#bin/instance.ts";
import { Fault } from "#bin/startup/fault.mjs";
import { Facts } from "#bin/verify/facts.ts";
import { checkAddresses, checkLimits, checkNames } from "#bin/verify/uploads/doors.ts";
import { checkFiles, hostile } from "#bin/verify/uploads/hostile.ts";
import { send } from "#bin/verify/uploads/sender.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";
import { connect } from "#db/client.ts";

/** A picture of one point, so that the decoder has run once before anything is measured. */
const point = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const uploads: Verification = {
  name: "uploads",
  promise: "hostile files, names and addresses: no 5xx, each within 2 s, nothing of script or place stored, no connection to the inside",
  async run([given]) {
    const folder = given === undefined ? undefined : resolve(given);
    if (!existsSync(folder ?? hostile))
      throw new Fault({ cause: `没有文件夹 ${folder ?? hostile}`, cure: "给出一个有文件的文件夹", command: "npm run verify -- uploads 文件夹" });
    const facts = new Facts();
    const site = await startInstance();
    const sql = connect(site.databaseUrl, 2);
    try {
      const { editor } = accountsOf(site);
      const visitor = new Visitor();
      if (!editor || !(await visitor.signIn(site, editor))) throw new Error("the demonstration's editor was not let in");
      const first = await send(site, visitor, point, "点.gif");
      facts.hold("a picture is taken", first.status === 200, `${first.status}, ${first.ms} ms`);
      await checkFiles(site, visitor, sql, facts, folder);
      if (folder === undefined) {
        await checkNames(site, visitor, sql, facts);
        await checkAddresses(site, visitor, sql, facts);
        await checkLimits(site, visitor, sql, facts);
      }
    } finally {
      await sql.end({ timeout: 2 });
      await site.stop();
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default uploads;
