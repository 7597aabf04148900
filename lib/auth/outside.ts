import "server-only";
import { and, eq } from "drizzle-orm";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { db } from "#db/client.ts";
import { identities, users } from "#db/schema/index.ts";
import { openCookie, sealedCookie } from "#lib/auth/cookies.ts";
import { linkIdentity } from "#lib/auth/link-identity.ts";
import { authSecret } from "#lib/auth/secret.ts";
import { type Browser, findSession } from "#lib/auth/session.ts";
import { letIn } from "#lib/auth/sign-in.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { routes } from "#lib/routes.ts";

/** The OpenID provider of the settings, or null: then there is no button and no door. */
export function outsideProvider(): { name: string } | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_CLIENT_ID ? { name: OIDC_NAME } : null;
}

/**
 * next-auth does the protocol (PKCE, state, nonce, the token's signature) and never begins a session: its sign-in callback always
 * leads on to a page of ours, with our own cookies. Somebody is known by issuer and subject, never by an address.
 */
function nextAuth(browser?: Browser) {
  const { APP_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  process.env.AUTH_URL = `${APP_URL}/api/auth`;
  return NextAuth({
    secret: authSecret(),
    trustHost: true,
    useSecureCookies: APP_URL.startsWith("https://"),
    pages: { signIn: routes.login(), error: routes.unknownOutside() },
    // Only what kind of fault it was: its cause may hold codes and tokens.
    logger: { error: (error) => log.warn({ kind: error.name }, "signing in by the provider failed"), warn: () => {} },
    providers: [
      {
        id: "oidc",
        name: OIDC_NAME,
        type: "oidc",
        issuer: OIDC_ISSUER,
        clientId: OIDC_CLIENT_ID,
        clientSecret: OIDC_CLIENT_SECRET,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid" } },
        profile: ({ sub }) => ({ id: sub }),
      },
    ],
    callbacks: {
      redirect: ({ url }) => url,
      async signIn({ account }) {
        const jar = await cookies();
        const { to, set } = await arrive(OIDC_ISSUER ?? "", account?.providerAccountId ?? "", jar.toString(), browser);
        for (const line of set) jar.set(cookieOf(line));
        return to;
      },
    },
  });
}

/** Leads to the provider; `purpose` says what is to become of whoever comes back. */
export async function goOutside(purpose: "enter" | "link"): Promise<Response> {
  const to: unknown = await nextAuth().signIn("oidc", { redirect: false, redirectTo: routes.dashboard() });
  const headers = new Headers({ Location: String(to), "Cache-Control": "private, no-store" });
  headers.append("Set-Cookie", await sealedCookie("outside", { purpose }));
  return new Response(null, { status: 303, headers });
}

export async function comeBack(request: Request, browser: Browser): Promise<Response> {
  const { handlers } = nextAuth(browser);
  const answer = await handlers.GET(request as Parameters<typeof handlers.GET>[0]);
  // The way on is a page of ours, by its path, whatever origin the library took this request for.
  const headers = new Headers(answer.headers);
  headers.set("Location", new URL(headers.get("location") ?? routes.unknownOutside(), env().APP_URL).pathname);
  headers.set("Cache-Control", "private, no-store");
  return new Response(null, { status: 303, headers });
}

type Arrival = { to: string; set: string[] };

async function arrive(issuer: string, subject: string, cookieHeader: string, browser?: Browser): Promise<Arrival> {
  const intent = await openCookie("outside", cookieHeader);
  if (!intent || !subject || !browser) return { to: routes.unknownOutside(), set: [] };
  if (intent.purpose === "link") {
    const signedIn = await findSession(cookieHeader);
    if (!signedIn) return { to: routes.login(), set: [] };
    const linked = await linkIdentity(signedIn.person, { issuer, subject });
    const said = linked ? { done: "已关联统一身份" } : { error: "这个统一身份已经和另一个账号关联" };
    return { to: routes.account(), set: [await sealedCookie("flash", said)] };
  }
  const [user] = await db()
    .select({ id: users.id, version: users.sessionVersion, confirmedAt: users.totpConfirmedAt })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  if (!user) return { to: routes.unknownOutside(), set: [] };
  if (user.confirmedAt)
    return { to: routes.loginSecondFactor(), set: [await sealedCookie("pending", { user: user.id, version: user.version, remember: false })] };
  return { to: routes.dashboard(), set: await letIn(user.id, user.version, false, browser, cookieHeader) };
}

/** A Set-Cookie line of ours as Next wants it. */
function cookieOf(line: string) {
  const [pair = "", ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  const maxAge = attributes.find((attribute) => attribute.startsWith("Max-Age="))?.slice(8);
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    path: "/",
    httpOnly: true,
    sameSite: "lax" as const,
    secure: attributes.includes("Secure"),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  };
}
