import { afterEach, expect, test, vi } from "vitest";
import { db, sql } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { documentWithdrawals } from "#db/schema/index.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { Epochs } from "#lib/documents/epochs.ts";
import { expire } from "#lib/documents/expire.ts";

const running: Epochs[] = [];
async function listening(): Promise<Epochs> {
  const epochs = new Epochs(process.env.DATABASE_URL ?? "");
  running.push(epochs);
  epochs.start();
  await vi.waitFor(() => expect(epochs.confirmed).toBe(true), 5_000);
  return epochs;
}
const change = (tags: string[]) => db().transaction((tx) => expire(tx, tags));

afterEach(async () => {
  await Promise.all(running.splice(0).map((epochs) => epochs.stop()));
});

test("a committed change is known to every process within a second", async () => {
  const [one, two] = [await listening(), await listening()];
  const epoch = await change(["article:1", "home"]);
  await vi.waitFor(() => {
    for (const each of [one, two]) expect(each.changes.get("article:1")?.epoch).toBe(epoch);
  }, 1_000);
  expect(one.known).toBe(epoch);
});

test("a change that was rolled back is never known", async () => {
  const epochs = await listening();
  const before = epochs.known;
  const undone = db().transaction(async (tx) => {
    await expire(tx, ["article:undone"]);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const epoch = await change(["article:done"]);
  await vi.waitFor(() => expect(epochs.known).toBe(epoch), 1_500);
  expect(epoch).toBe(before + 1);
  expect(epochs.changes.has("article:undone")).toBe(false);
});

test("changes made at once each get an epoch of their own", async () => {
  const given = await Promise.all(Array.from({ length: 20 }, (_, index) => change([`article:${index}`, "home"])));
  expect(new Set(given).size).toBe(20);
  const [row] = await sql()`select epoch::int from document_tags where tag = 'home'`;
  expect(row?.epoch).toBe(Math.max(...given));
});

test("what changed while the connection was lost is known after it returns", async () => {
  const epochs = await listening();
  await sql()`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'document-epochs' and datname = current_database()`;
  const epoch = await change(["article:77"]);
  await vi.waitFor(() => expect(epochs.changes.get("article:77")?.epoch).toBe(epoch), 3_000);
  await vi.waitFor(() => expect(epochs.confirmed).toBe(true), 3_000);
});

test("a lost notification costs at most a second", async () => {
  const epochs = await listening();
  const [row] = await sql()`update document_epoch set epoch = epoch + 1 returning epoch::int`;
  await vi.waitFor(() => expect(epochs.known).toBe(row?.epoch), 1_500);
});

test("withdrawn articles are known at start", async () => {
  const { slug } = await makeChannel();
  const { id } = await importArticle("command:import", {
    importKey: "epochs",
    channelSlug: slug,
    title: "撤回的稿件",
    html: "<p>正文。</p>",
    publishedAt: new Date(),
  });
  await withdrawArticle("command:withdraw", id, "测试");
  const epochs = await listening();
  const [row] = await db().select().from(documentWithdrawals);
  expect(epochs.withdrawn.has(id)).toBe(true);
  expect(epochs.withdrawnTags.get(`article:${id}`)).toBe(row?.epoch);
});
