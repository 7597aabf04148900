import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const webAddress = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === "/");
const databaseAddress = z
  .string()
  .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1);

const Env = z.object({
  /** Port the site listens on. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Address to listen on; absent means all. */
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional(),
  /** Base of all absolute addresses, without a slash at its end. */
  APP_URL: webAddress.transform((text) => new URL(text).origin).optional(),
  /** PostgreSQL ≥ 15; absent means the embedded server. */
  DATABASE_URL: databaseAddress.optional(),
  /** Where the embedded server and the counters keep their files, absolute. */
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((path) => resolve(path)),
  /** Addresses whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every((address) => isIP(address) > 0)),
  /** Bearer token of /metrics; absent means there is no /metrics. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Key of sessions and second factors, the same on all instances; absent means one made in DATA_DIR. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** Mail server; absent means letters wait in the outbox. */
  SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol))
    .optional(),
  /** Sign-in by an OpenID provider; absent means passwords only. */
  OIDC_ISSUER: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Words on its button. */
  OIDC_NAME: z.string().max(20).default("统一身份认证"),
  /** Sender of all mail. */
  MAIL_FROM: z.string().includes("@").default("noreply@localhost"),
});
type Parsed = z.infer<typeof Env>;
export type Env = Omit<Parsed, "APP_URL"> & { APP_URL: string };
export const envKeys = Object.keys(Env.shape) as (keyof Env)[];

export type EnvFault = { name: keyof Env; cause: string; cure: string };

const rules: Record<keyof Env, { cause: string; cure: string }> = {
  PORT: { cause: "不是 1 到 65535 之间的整数", cure: "例如 PORT=3000" },
  HOST: { cause: "不是地址或主机名", cure: "例如 HOST=127.0.0.1；不设则监听全部地址" },
  APP_URL: { cause: "不是 http(s) 网址，或带有路径", cure: "例如 APP_URL=https://www.example.cn" },
  DATABASE_URL: { cause: "不是带库名的 PostgreSQL 地址", cure: "例如 DATABASE_URL=postgres://user:password@host:5432/portal；不设则用内置数据库" },
  DATA_DIR: { cause: "不是目录路径", cure: "例如 DATA_DIR=.data" },
  TRUSTED_PROXIES: { cause: "含有不是 IP 地址的项", cure: "例如 TRUSTED_PROXIES=127.0.0.1,10.0.0.8" },
  METRICS_TOKEN: { cause: "少于 16 个字符", cure: "例如用 openssl rand -hex 16 生成；不设则关闭 /metrics" },
  SMTP_URL: { cause: "不是 smtp(s) 地址", cure: "例如 SMTP_URL=smtps://user:password@mail.example.cn:465；不设则信件留在发件箱" },
  MAIL_FROM: { cause: "不是邮箱地址", cure: "例如 MAIL_FROM=portal@example.cn" },
  OIDC_ISSUER: { cause: "不是 http(s) 网址", cure: "例如 OIDC_ISSUER=https://id.example.cn；不设则只用密码登录" },
  OIDC_CLIENT_ID: { cause: "有误", cure: "填统一身份认证发给本站的编号" },
  OIDC_CLIENT_SECRET: { cause: "有误", cure: "填统一身份认证发给本站的密钥" },
  OIDC_NAME: { cause: "超过 20 个字符", cure: "例如 OIDC_NAME=协会统一登录" },
  AUTH_SECRET: { cause: "少于 32 个字符", cure: "例如 AUTH_SECRET=$(openssl rand -hex 32)；不设则在 DATA_DIR 里自建" },
};

/** Reads all settings, or names everything that is wrong with them at once. An empty variable counts as absent. */
export function readEnv(source: Record<string, string | undefined>): { env: Env } | { faults: EnvFault[] } {
  const given = Object.fromEntries(envKeys.map((key) => [key, source[key]?.trim() || undefined]));
  const result = Env.safeParse(given);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path[0] as keyof Env))];
    return { faults: names.map((name) => ({ name, cause: `${name} ${rules[name].cause}`, cure: rules[name].cure })) };
  }
  return { env: { ...result.data, APP_URL: result.data.APP_URL ?? `http://localhost:${result.data.PORT}` } };
}

export class EnvRefused extends Error {
  override name = "EnvRefused";
  readonly faults: readonly EnvFault[];
  readonly cure: string;
  constructor(faults: readonly EnvFault[]) {
    super(faults.map((fault) => fault.cause).join("；"));
    this.faults = faults;
    this.cure = faults.map((fault) => fault.cure).join("\n          ");
  }
}

let known: Env | undefined;

export function env(): Env {
  if (known) return known;
  const result = readEnv(process.env);
  if ("faults" in result) throw new EnvRefused(result.faults);
  known = result.env;
  return known;
}
