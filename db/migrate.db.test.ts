import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "./migrate.ts";

const name = `migrate_${process.pid}`;
const url = new URL(process.env.DATABASE_URL ?? "");
const admin = postgres(url.href, { max: 1, onnotice: () => {} });
url.pathname = `/${name}`;

beforeAll(() => admin`create database ${admin(name)}`);
afterAll(async () => {
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

describe("migrate", () => {
  test("applies each migration once when five start at the same time", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate(url.href)));
    const total = results[0]?.total ?? 0;
    expect(total).toBeGreaterThan(1);
    expect(results.map((r) => r.applied).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, total]);
  });

  test("has nothing to do the second time and leaves no lock", async () => {
    expect((await migrate(url.href)).applied).toBe(0);
    const locks = await admin`select 1 from pg_locks where locktype = 'advisory' and objid = 724300`;
    expect(locks).toHaveLength(0);
  });
});
