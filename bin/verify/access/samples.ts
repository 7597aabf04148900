import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, media, pages, users } from "#db/schema/index.ts";

/** Values for the places in an address, of rows that exist, so that a refusal is a refusal and not a missing row. */
export type Samples = { of(pattern: string, name: string): string | undefined };

export async function makeSamples(): Promise<Samples> {
  const [article] = await db().select({ id: articles.id }).from(articles).where(eq(articles.status, "published")).limit(1);
  const [user] = await db().select({ id: users.id }).from(users).limit(1);
  const [picture] = await db()
    .insert(media)
    .values({
      kind: "file",
      state: "ready",
      sha256: "0".repeat(64),
      path: "/files/00/none.pdf",
      mediaType: "application/pdf",
      bytes: 1,
      name: "none.pdf",
    })
    .returning({ id: media.id });
  const [page] = await db().select({ id: pages.id }).from(pages).limit(1);
  const token = "A".repeat(43);
  const ids: readonly (readonly [RegExp, string | undefined])[] = [
    [/articles\/\[id\]/, String(article?.id)],
    [/pages\/\[id\]/, String(page?.id)],
    [/users\/\[id\]/, String(user?.id)],
    [/media\/\[id\]/, String(picture?.id)],
    [/\[token\]/, token],
    [/\[provider\]/, "oidc"],
  ];
  return { of: (pattern) => ids.find(([place]) => place.test(pattern))?.[1] };
}
