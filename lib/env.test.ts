import { isAbsolute } from "node:path";
import { describe, expect, test } from "vitest";
import { EnvRefused, envKeys, readEnv } from "./env.ts";

const read = (source: Record<string, string>) => {
  const result = readEnv(source);
  if ("faults" in result) throw new EnvRefused(result.faults);
  return result.env;
};

describe("readEnv", () => {
  test("needs no setting at all", () => {
    const env = read({});
    expect(env).toMatchObject({ PORT: 3000, APP_URL: "http://localhost:3000", TRUSTED_PROXIES: [] });
    expect(env.HOST).toBeUndefined();
    expect(env.DATABASE_URL).toBeUndefined();
    expect(isAbsolute(env.DATA_DIR)).toBe(true);
  });

  test("lets the default address follow the port and counts an empty value as absent", () => {
    expect(read({ PORT: "8080", APP_URL: " ", METRICS_TOKEN: "" }).APP_URL).toBe("http://localhost:8080");
  });

  test("takes the slash from the end of APP_URL", () => expect(read({ APP_URL: "https://www.example.cn/" }).APP_URL).toBe("https://www.example.cn"));

  test("splits the proxies at commas and spaces", () =>
    expect(read({ TRUSTED_PROXIES: "127.0.0.1, ::1 10.0.0.8" }).TRUSTED_PROXIES).toEqual(["127.0.0.1", "::1", "10.0.0.8"]));

  test("names all faults at once, each with its cure", () => {
    const result = readEnv({
      PORT: "80x",
      HOST: "a b",
      APP_URL: "www.example.cn",
      DATABASE_URL: "mysql://localhost/x",
      TRUSTED_PROXIES: "nginx",
      METRICS_TOKEN: "short",
      AUTH_SECRET: "short",
      SMTP_URL: "mail.example.cn",
      MAIL_FROM: "portal",
      OIDC_ISSUER: "id.example.cn",
      OIDC_NAME: "名".repeat(21),
    });
    const faults = "faults" in result ? result.faults : [];
    expect(faults.map((f) => f.name).sort()).toEqual(
      envKeys.filter((key) => !["DATA_DIR", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].includes(key)).sort(),
    );
    for (const fault of faults)
      expect(fault.cure).toContain(fault.name === "PORT" ? "PORT=3000" : `${fault.name}=`.replace("METRICS_TOKEN=", "openssl"));
    expect(new EnvRefused(faults).message).toContain("PORT 不是 1 到 65535");
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3.5"],
    ["APP_URL", "ftp://a.cn"],
    ["APP_URL", "https://a.cn/portal"],
    ["DATABASE_URL", "postgres://localhost"],
    ["DATABASE_URL", "localhost:5432/x"],
  ])("refuses %s=%s", (name, value) => expect("faults" in readEnv({ [name]: value })).toBe(true));
});
