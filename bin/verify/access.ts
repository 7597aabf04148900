import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startInstance } from "#bin/instance.ts";
import { root } from "#bin/startup/runtime.mjs";
import { actionDoors } from "#bin/verify/access/action-doors.ts";
import { builtDoors } from "#bin/verify/access/built-doors.ts";
import { type Asker, gatherCrew } from "#bin/verify/access/crew.ts";
import { type Admits, entryDoors, handlerDoors, pageDoors } from "#bin/verify/access/doors.ts";
import { makeSamples, type Samples } from "#bin/verify/access/samples.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { disconnect } from "#db/client.ts";
import { may } from "#lib/people/rights.ts";

type Cell = { door: string; asker: string; fault: string | null };
type Answer = { status: number; location: string };

const admits = (to: Admits, { person }: Asker) => to === "anybody" || (person !== null && (to === "signedIn" || may(person, to)));
const answered = ({ status }: Answer) => status < 500 && ![401, 403, 404].includes(status);
const toLogin = ({ status, location }: Answer) => [303, 307].includes(status) && location.endsWith("/login");

/** What an answer should have been, or null when it was that. */
function faultOf(kind: "page" | "handler" | "action", to: Admits, asker: Asker, answer: Answer): string | null {
  const seen = `${answer.status}${answer.location ? ` to ${answer.location}` : ""}`;
  if (admits(to, asker)) {
    const fine =
      to === "anybody"
        ? answer.status < 500
        : kind === "handler"
          ? answer.status < 500 && ![401, 403].includes(answer.status) && !toLogin(answer)
          : answered(answer) && !toLogin(answer);
    return fine ? null : `should be let in, got ${seen}`;
  }
  if (!asker.person)
    return (kind === "page" ? toLogin(answer) : [401, 403].includes(answer.status) || toLogin(answer))
      ? null
      : `a stranger should be refused, got ${seen}`;
  return (kind === "page" || kind === "action" ? answer.status === 404 : [403, 404].includes(answer.status))
    ? null
    : `should be refused, got ${seen}`;
}

const access: Verification = {
  name: "access",
  promise: "every door that is not public lets in whom the table of rights names, and nobody else; each role tries each door over HTTP",
  async run() {
    const site = await startInstance({ env: { TRUSTED_PROXIES: "127.0.0.1,::1" } });
    const cells: Cell[] = [];
    const built = builtDoors(root);
    const missing = [
      ...built.pages.filter((page) => !pageDoors[page]),
      ...Object.entries(built.handlers).flatMap(([path, methods]) =>
        methods.filter((method) => !handlerDoors[path]?.[method]).map((method) => `${method} ${path}`),
      ),
      ...Object.entries(built.actions).flatMap(([file, names]) =>
        names.filter((name) => !actionDoors[file]?.[name]).map((name) => `${file} ${name}`),
      ),
    ];
    try {
      process.env.DATABASE_URL = site.databaseUrl;
      const samples = await makeSamples();
      const crew = await gatherCrew(site);
      const ask = async (asker: Asker, path: string, init: RequestInit = {}): Promise<Answer> => {
        const answer = await asker.visitor.ask(site, path, init);
        await answer.arrayBuffer();
        return { status: answer.status, location: answer.headers.get("location") ?? answer.headers.get("x-action-redirect")?.split(";")[0] ?? "" };
      };
      const note = (door: string, asker: Asker, fault: string | null) => cells.push({ door, asker: asker.name, fault });
      for (const [page, to] of Object.entries({ ...pageDoors, ...entryDoors }))
        for (const asker of crew) note(page, asker, faultOf("page", to, asker, await ask(asker, addressOf(page, samples))));
      const last = (path: string) => Number(path === "/login/leave");
      for (const [path, methods] of Object.entries(handlerDoors).sort(([a], [b]) => last(a) - last(b)))
        for (const [method, to] of Object.entries(methods))
          for (const asker of crew) {
            const address = addressOf(path, samples);
            const init = method === "GET" ? {} : { method, body: path.startsWith("/api/") ? "{}" : new URLSearchParams() };
            if (method !== "GET") {
              const foreign = await ask(asker, address, { ...init, headers: { origin: "https://evil.example" } });
              note(`${method} ${path} from another site`, asker, [401, 403].includes(foreign.status) ? null : `should be 403, got ${foreign.status}`);
            }
            if (path === "/login/leave") continue;
            note(`${method} ${path}`, asker, faultOf("handler", to, asker, await ask(asker, address, { ...init, headers: { origin: site.url } })));
          }
      const actions = readActions();
      for (const [file, names] of Object.entries(actionDoors))
        for (const [name, to] of Object.entries(names))
          for (const asker of crew) {
            const found = actions.find((each) => each.file === file && each.name === name);
            // An action that no page of the build uses has no address.
            if (!found) continue;
            const body = new FormData();
            body.set("1_id", "0");
            body.set("0", JSON.stringify([{}, "$K1"]));
            const headers = { origin: site.url, "next-action": found.id, accept: "text/x-component" };
            note(
              `${file} ${name}`,
              asker,
              faultOf("action", to, asker, await ask(asker, addressOf(found.page, samples), { method: "POST", body, headers })),
            );
          }
    } finally {
      await disconnect();
      await site.stop();
    }
    const wrong = cells.filter(({ fault }) => fault);
    return {
      ok: wrong.length === 0 && missing.length === 0,
      lines: [
        ...missing.map((door) => `✗ ${door}: no row says whom it lets in`),
        ...wrong.map(({ door, asker, fault }) => `✗ ${door} as ${asker}: ${fault}`),
      ],
      figure: `${cells.length} cells of door × role, ${wrong.length} wrong, ${missing.length} doors without a row`,
    };
  },
};
export default access;

function addressOf(pattern: string, samples: Samples): string {
  const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const value = samples.of(pattern, name);
    if (value === undefined) throw new Error(`no sample for ${name} of ${pattern}`);
    return value;
  });
  return path || "/";
}

/** Ids that the build gave to the actions, and a page that holds each. */
function readActions(): { id: string; file: string; name: string; page: string }[] {
  type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string };
  const manifest = JSON.parse(readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8")) as { node: Record<string, Entry> };
  return Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => {
    const page = Object.keys(workers)[0] ?? "";
    const path = page.replace(/^app/, "").replace(/\/page$/, "");
    return {
      id,
      file: filename,
      name: exportedName,
      page: path
        .split("/")
        .filter((part) => !/^\(.*\)$/.test(part))
        .join("/"),
    };
  });
}
