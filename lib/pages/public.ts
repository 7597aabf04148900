import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { pages } from "#db/schema/index.ts";
import type { PageSection } from "#db/vocabulary.ts";

export const getPage = cache(async (section: PageSection, slug: string) => {
  const [row] = await db()
    .select()
    .from(pages)
    .where(and(eq(pages.section, section), eq(pages.slug, slug)));
  return row ?? null;
});

export const listPages = cache(async (section: PageSection) =>
  db()
    .select({ slug: pages.slug, title: pages.title, summary: pages.summary, complete: pages.complete })
    .from(pages)
    .where(eq(pages.section, section))
    .orderBy(asc(pages.sort), asc(pages.id)),
);
