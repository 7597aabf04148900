import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { openDatabase } from "#bin/database.ts";
import { isAlive } from "#bin/startup/lock.mjs";
import { migrate } from "#db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** A migrated database beside the working one; each test file works in a copy of it. */
export default async function setup(project: TestProject) {
  const server = await openDatabase();
  const name = `test_${process.pid}`;
  const url = new URL(server.url);
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  if (server.embedded) await dropLeftovers(admin);
  await admin`create database ${admin(name)}`;
  url.pathname = `/${name}`;
  await migrate(url.href);
  project.provide("templateUrl", url.href);
  return async () => {
    const copies = await admin<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${name})`;
    for (const { datname } of copies) await admin`drop database if exists ${admin(datname)} with (force)`;
    await admin.end();
    await server.close();
  };
}

/** Databases of runs that were killed; the embedded server has no users on other machines. */
async function dropLeftovers(admin: postgres.Sql): Promise<void> {
  const found = await admin<{ datname: string }[]>`select datname from pg_database where datname ~ '^(test|instance)_[0-9]+'`;
  for (const { datname } of found) if (!isAlive(Number(datname.split("_")[1]))) await admin`drop database if exists ${admin(datname)} with (force)`;
}
