import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join, relative } from "node:path";
import type postgres from "postgres";
import type { Instance } from "#bin/instance.ts";
import { type Facts, pause } from "#bin/verify/facts.ts";
import { hostile } from "#bin/verify/uploads/hostile.ts";
import { fetchHome, filesBelow, send } from "#bin/verify/uploads/sender.ts";
import { Visitor } from "#bin/verify/visitor.ts";
import type { MediaVariant } from "#db/schema/index.ts";

const pdf = (bytes: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes)]);

/** Names are shown and offered for saving, and are never a path. */
export async function checkNames(site: Instance, visitor: Visitor, sql: postgres.Sql, facts: Facts): Promise<void> {
  await sql`delete from auth_limits`;
  const list = join(hostile, "lists/filenames.json");
  if (!existsSync(list)) return;
  const names: string[] = JSON.parse(readFileSync(list, "utf8"));
  const outside = () => filesBelow(site.dataDir).filter((file) => !relative(site.dataDir, file).startsWith("files"));
  const before = outside();
  const wrong: string[] = [];
  for (const name of names) {
    const { status, said } = await send(site, visitor, pdf(64), name);
    if (status !== 200) wrong.push(`${JSON.stringify(name)}: ${status}`);
    if (status !== 200) continue;
    const answer = await fetch(site.url + (said.path ?? ""));
    await answer.arrayBuffer();
    const [, encoded = ""] =
      /^attachment; filename="[\w. ()-]+"; filename\*=UTF-8''([\w.%!#$&+^`|~-]+)$/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
    const offered = encoded ? decodeURIComponent(encoded) : "";
    if (!/^[^/\\\p{Cc}\p{Cf}"<>|:*?]+\.pdf$/u.test(offered) || answer.headers.has("x-injected"))
      wrong.push(`${JSON.stringify(name)}: offered as ${offered}`);
  }
  const strangers = outside().filter((file) => !before.includes(file));
  facts.hold(
    `${names.length} hostile names: none is a path, each header can be read`,
    wrong.length + strangers.length === 0,
    [...wrong, ...strangers].join("; "),
  );
}

/** Addresses of the inside, in every writing, behind names and ports of a trap. */
export async function checkAddresses(site: Instance, visitor: Visitor, sql: postgres.Sql, facts: Facts): Promise<void> {
  await sql`delete from auth_limits`;
  let touched = 0;
  const trap = createServer((_, response) => {
    touched += 1;
    response.end();
  });
  trap.on("connection", () => {
    touched += 1;
  });
  await new Promise<void>((resolve) => trap.listen(0, resolve));
  const { port } = trap.address() as AddressInfo;
  const list = join(hostile, "lists/ssrf-urls.txt");
  const listed = existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(Boolean) : [];
  const atTrap = listed.flatMap((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return [];
    url.port = String(port);
    return [url.href];
  });
  const wrong: string[] = [];
  let slowest = 0;
  for (const url of [...listed, ...atTrap, `http://localhost:${port}/`, `${site.url}/favicon.svg`]) {
    const { status, ms } = await fetchHome(site, visitor, url);
    slowest = Math.max(slowest, ms);
    if (status < 400 || status >= 500) wrong.push(`${url}: ${status}`);
  }
  trap.close();
  const count = listed.length + atTrap.length + 2;
  facts.hold(`${count} addresses of the inside are refused`, wrong.length === 0, wrong.length > 0 ? wrong.join("; ") : `slowest ${slowest} ms`);
  facts.hold("nothing touches the trap on the loopback", touched === 0, `${touched} connections`);
}

/** Size, sign-in, origin, the hour's limit, broken connections. */
export async function checkLimits(site: Instance, visitor: Visitor, sql: postgres.Sql, facts: Facts): Promise<void> {
  await sql`delete from auth_limits`;
  const small = pdf(10);
  const stranger = await send(site, new Visitor(), small, "a.pdf");
  const foreign = await send(site, visitor, small, "a.pdf", { origin: "https://elsewhere.example" });
  facts.hold("a stranger and a foreign page are refused", stranger.status === 401 && foreign.status === 403, `${stranger.status}, ${foreign.status}`);
  const large = await send(site, visitor, pdf(49 * 1_048_576), "大.pdf");
  facts.hold("a PDF of 49 MB is taken", large.status === 200, `${large.status}, ${large.ms} ms`);
  const larger = await send(site, visitor, pdf(51 * 1_048_576), "更大.pdf");
  facts.hold(
    "a PDF of 51 MB is refused in words",
    larger.status === 413 && /MB/.test(larger.said.error ?? ""),
    `${larger.status} ${larger.said.error}`,
  );

  const rows = () => sql<{ count: number }[]>`select count(*)::int as count from media`.then(([row]) => row?.count ?? -1);
  const before = await rows();
  for (let i = 0; i < 5; i += 1) await breakOff(site, visitor, pdf(2_000_000));
  await pause(1_500);
  const incoming = readdirSync(join(site.dataDir, "files/.incoming")).length;
  const after = await rows();
  facts.hold("five broken connections leave neither file nor row", incoming === 0 && before === after, `${incoming} files, ${after - before} rows`);

  const stored = filesBelow(join(site.dataDir, "files"));
  const kept = await sql<{ path: string; variants: MediaVariant[] }[]>`select path, variants from media where state = 'ready'`;
  const named = new Set(kept.flatMap(({ path, variants }) => [path, ...variants.map((form) => form.path)]).map((path) => join(site.dataDir, path)));
  const orphans = stored.filter((file) => !named.has(file)).length;
  const missing = [...named].filter((file) => !stored.includes(file)).length;
  facts.hold(
    "each stored file has a row and each row its files",
    orphans + missing === 0,
    `${stored.length} files, ${orphans} orphans, ${missing} missing`,
  );

  await sql`delete from auth_limits`;
  let answered = 0;
  let last = 200;
  for (; answered < 320 && last !== 429; answered += 1) last = (await send(site, visitor, small, "a.pdf")).status;
  facts.hold("the 301st upload within an hour is put off in words", last === 429 && answered === 301, `${last} at ${answered}`);
  await sql`delete from auth_limits`;
}

/** Promises more than it sends, and goes away. */
async function breakOff(site: Instance, visitor: Visitor, bytes: Buffer): Promise<void> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const head = [
    `POST /api/uploads HTTP/1.1`,
    `Host: 127.0.0.1:${site.port}`,
    `Origin: ${site.url}`,
    `Cookie: ${cookie}`,
    "X-File-Name: a.pdf",
    `Content-Length: ${bytes.length * 2}`,
  ];
  await new Promise<void>((resolve) => {
    const socket = connect(site.port, "127.0.0.1", () =>
      socket.write(`${head.join("\r\n")}\r\n\r\n`, () => socket.write(bytes, () => setTimeout(() => socket.destroy(), 200))),
    );
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}
