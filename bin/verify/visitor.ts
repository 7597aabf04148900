import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSync } from "otplib";
import type { Instance } from "#bin/instance.ts";
import type { DemoAccount } from "#lib/seed/account-file.ts";

type Site = Pick<Instance, "url">;
let addresses = 0;

/** A browser without a screen: keeps its cookies, follows nothing by itself, and sends forms as our own pages do. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Instances that trust the loopback as a proxy take this for the visitor's address. */
  address = `10.77.${(++addresses >> 8) & 255}.${addresses & 255}`;

  async ask(site: Site, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0", "x-forwarded-for": this.address });
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    if (this.cookies.size > 0) headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(`${site.url}${path}`, { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  send(site: Site, path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(site, path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: site.url, ...headers } });
  }

  /** Signs in as a page would, with the second factor where there is one. */
  async signIn(site: Site, { email, password, secret }: Pick<DemoAccount, "email" | "password" | "secret">): Promise<boolean> {
    const answer = await this.send(site, "/login/enter", { email, password });
    await answer.arrayBuffer();
    if (!secret) return this.isIn(site);
    await (await this.send(site, "/login/code", { code: nextCode(secret) })).arrayBuffer();
    return this.isIn(site);
  }

  async isIn(site: Site): Promise<boolean> {
    const answer = await this.ask(site, "/dashboard/account");
    await answer.arrayBuffer();
    return answer.status === 200;
  }
}

const used = new Map<string, number>();

/** A code works once, so each further one is that of the next step, which is taken one step early. */
export function nextCode(secret: string): string {
  const now = Math.floor(Date.now() / 30_000);
  const step = Math.max(now, (used.get(secret) ?? 0) + 1);
  used.set(secret, step);
  return generateSync({ secret, epoch: step * 30 });
}

/** The demonstration's people of an instance that filled its own database, by the part of their address before @. */
export function accountsOf(instance: Instance): Record<string, DemoAccount> {
  const accounts = JSON.parse(readFileSync(join(instance.dataDir, "demo-accounts.json"), "utf8")) as DemoAccount[];
  return Object.fromEntries(accounts.map((account) => [account.email.split("@")[0], account]));
}
