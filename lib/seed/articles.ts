import "server-only";
import type { SeedArticle } from "#lib/seed/article.ts";
import { songjiangArticle } from "#lib/seed/songjiang.ts";

/** The articles of the starting content, in the order in which they get their ids. */
export function seedArticles(): SeedArticle[] {
  return [songjiangArticle()];
}
