import { type Instance, startInstance } from "#bin/instance.ts";
import type { Facts } from "#bin/verify/facts.ts";
import { type Fault, Provider } from "#bin/verify/sessions/provider.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";

/** Signing in by a provider: only whom it vouches for, only into the account that was joined to it. */
export async function checkOutside(filled: Instance, facts: Facts): Promise<void> {
  const provider = new Provider();
  const issuer = await provider.start();
  const site = await startInstance({
    databaseUrl: filled.databaseUrl,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "portal", OIDC_CLIENT_SECRET: "secret" },
  });
  /** Goes to the provider and comes back; gives the path at which the journey ends. */
  const journey = async (visitor: Visitor, start: string, tamper: (back: URL) => void = () => {}) => {
    const out = await visitor.send(site, start, {});
    const there = await fetch(out.headers.get("location") ?? "", { redirect: "manual" });
    const back = new URL(there.headers.get("location") ?? "");
    tamper(back);
    const answer = await visitor.ask(site, back.pathname + back.search);
    return new URL(answer.headers.get("location") ?? "/", site.url).pathname;
  };
  try {
    const { proofreader } = accountsOf(filled);
    if (!proofreader) throw new Error("a demonstration account is missing");
    facts.hold("outside: somebody nobody knows is not let in", (await journey(new Visitor(), "/login/outside")) === "/login/outside/unknown");
    const owner = new Visitor();
    if (!(await owner.signIn(site, proofreader))) throw new Error("the owner was not let in");
    const joined = await journey(owner, "/dashboard/account/outside");
    const again = new Visitor();
    const entered = await journey(again, "/login/outside");
    facts.hold(
      "outside: joined to an account from within, it lets that person in",
      entered === "/dashboard" && (await again.isIn(site)),
      `${joined}, ${entered}`,
    );
    for (const fault of ["audience", "nonce", "unsigned", "issuer"] satisfies Fault[]) {
      provider.fault = fault;
      const visitor = new Visitor();
      const led = await journey(visitor, "/login/outside");
      facts.hold(
        `outside: a token with a wrong ${fault === "unsigned" ? "signature (alg none)" : fault} lets nobody in`,
        led === "/login/outside/unknown" && !(await visitor.isIn(site)),
        led,
      );
    }
    provider.fault = "none";
    const swapped = new Visitor();
    await journey(swapped, "/login/outside", (back) => back.searchParams.set("state", "other"));
    facts.hold("outside: a swapped state lets nobody in", !(await swapped.isIn(site)));
    provider.subject = "u-2";
    const other = new Visitor();
    const led = await journey(other, "/login/outside");
    facts.hold("outside: another subject of the provider lets nobody in", led === "/login/outside/unknown" && !(await other.isIn(site)), led);
  } finally {
    await site.stop();
    await provider.stop();
  }
}
