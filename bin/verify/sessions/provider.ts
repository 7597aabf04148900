import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** What is wrong with the next token, if anything. */
export type Fault = "none" | "audience" | "nonce" | "unsigned" | "issuer";

/** A small OpenID provider that plays by the rules, or breaks one of them. */
export class Provider {
  subject = "u-1";
  fault: Fault = "none";
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  readonly #asked = new Map<string, { challenge: string; nonce: string }>();
  readonly #server = http.createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    const json = (body: unknown, status = 200) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration")
      return void json({
        issuer: this.url,
        authorization_endpoint: `${this.url}/authorize`,
        token_endpoint: `${this.url}/token`,
        userinfo_endpoint: `${this.url}/userinfo`,
        jwks_uri: `${this.url}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
      });
    if (url.pathname === "/jwks")
      return void json({ keys: [{ ...this.#keys.publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] });
    if (url.pathname === "/authorize") {
      const code = crypto.randomUUID();
      this.#asked.set(code, { challenge: url.searchParams.get("code_challenge") ?? "", nonce: url.searchParams.get("nonce") ?? "" });
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      return void response.writeHead(302, { location: back.href }).end();
    }
    let text = "";
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    const asked = this.#asked.get(form.get("code") ?? "");
    this.#asked.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!asked || proof !== asked.challenge) return void json({ error: "invalid_grant" }, 400);
    json({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: this.#token(asked.nonce) });
  }

  #token(nonce: string): string {
    const now = Math.floor(Date.now() / 1_000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: this.fault === "issuer" ? "https://evil.example" : this.url,
      sub: this.subject,
      aud: this.fault === "audience" ? "another-site" : "portal",
      nonce: this.fault === "nonce" ? "other" : nonce,
      iat: now,
      exp: now + 60,
    };
    const head = part(this.fault === "unsigned" ? { alg: "none" } : { alg: "RS256", kid: "1" });
    const signed = `${head}.${part(claims)}`;
    if (this.fault === "unsigned") return `${signed}.`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(this.#keys.privateKey, "base64url")}`;
  }
}
