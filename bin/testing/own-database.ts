import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { disconnect } from "#db/client.ts";

const template = new URL(inject("templateUrl"));
const name = `${template.pathname.slice(1)}_${randomBytes(4).toString("hex")}`;
const adminUrl = new URL(template);
adminUrl.pathname = "/postgres";

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(adminUrl.href, { max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end());
}

// Copying takes turns: PostgreSQL refuses a template that another session is using.
await asAdmin((sql) =>
  sql`select pg_advisory_lock(724302)`.then(() => sql`create database ${sql(name)} template ${sql(template.pathname.slice(1))}`),
);
const own = new URL(template);
own.pathname = `/${name}`;
process.env.DATABASE_URL = own.href;

afterAll(async () => {
  await disconnect();
  await asAdmin((sql) => sql`drop database if exists ${sql(name)} with (force)`);
});
