import { accountLines, demoAccountLines } from "#bin/startup/demo-accounts.ts";
import { disconnect } from "#db/client.ts";
import { env } from "#lib/env.ts";
import { makeDemoAccounts } from "#lib/seed/accounts.ts";

// Prints the demonstration's accounts; makes them anew when their passwords are not known on this machine.
try {
  const known = await demoAccountLines(env().DATABASE_URL ?? "");
  const made = known.length > 0 ? null : await makeDemoAccounts();
  const lines = made ? await accountLines(made) : known;
  for (const line of lines) console.log(line);
  if (lines.length === 0) {
    console.error("这个数据库已经有自己的用户，没有演示账号。管理员进不来时用 npm run setup。");
    process.exitCode = 1;
  }
} finally {
  await disconnect();
}
