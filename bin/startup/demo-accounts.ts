import postgres from "postgres";
import type { DemoAccount } from "#lib/seed/account-file.ts";
import { readAccountFile } from "#lib/seed/account-file.ts";

/** What an operator reads after the start of a demonstration: who can sign in, and how. */
export async function demoAccountLines(databaseUrl: string): Promise<string[]> {
  const accounts = readAccountFile();
  if (accounts.length === 0 || !(await isDemo(databaseUrl))) return [];
  return [...(await accountLines(accounts)), "  这些只是演示账号；正式使用先运行 npm run setup，它们随即作废。\n"];
}

async function isDemo(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const rows = await sql`select 1 from settings where key = 'demo' and value = 'true'::jsonb`;
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The code changes every half minute, so it is worked out when it is asked for. */
export async function accountLines(accounts: readonly DemoAccount[]): Promise<string[]> {
  const { generateSync } = await import("otplib");
  const rows = accounts.map(({ role, email, password, secret }) =>
    [`  ${role}`, email, password, secret ? `两步验证密钥 ${secret}，现在的验证码 ${generateSync({ secret })}` : ""].filter(Boolean).join("    "),
  );
  return ["  登录 /login（验证码每半分钟一变，再看一次用 npm run accounts）", ...rows];
}
