import { disconnect } from "#db/client.ts";
import { makeSetupLink } from "#lib/auth/set-up-administrator.ts";
import { env } from "#lib/env.ts";

// Whoever can run commands on the machine may make an administrator, the first or one more.
try {
  const { url, administrators } = await makeSetupLink();
  console.log(`\n  用浏览器打开，设置管理员的邮箱和密码（30分钟内有效，只能用一次）：\n\n    ${url}\n`);
  if (administrators > 0) console.log(`  注意：已经有 ${administrators} 位管理员，这会再添一位。\n`);
  console.log(`  地址来自 APP_URL（${env().APP_URL}）；网站须正在运行。开通之后，演示账号全部作废。\n`);
} finally {
  await disconnect();
}
