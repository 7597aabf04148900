import { startInstance } from "#bin/instance.ts";
import { Facts } from "#bin/verify/facts.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { checkCells } from "#bin/verify/workflow/cells.ts";
import { checkStatements } from "#bin/verify/workflow/statements.ts";
import { walk } from "#bin/verify/workflow/walk.ts";
import { disconnect } from "#db/client.ts";

const workflow: Verification = {
  name: "workflow",
  promise: "who may move an article is what the rules say in every state, by the verbs and in the database; what is published is what was approved",
  async run() {
    const facts = new Facts();
    const site = await startInstance();
    let cells = 0;
    try {
      process.env.DATABASE_URL = site.databaseUrl;
      cells = await checkCells(facts);
      await checkStatements(facts);
      await walk(facts, 10_000);
    } finally {
      await disconnect();
      await site.stop();
    }
    return { ok: facts.failed === 0, lines: facts.lines, figure: `${cells} cells; ${facts.count - facts.failed} of ${facts.count} facts hold` };
  },
};
export default workflow;
