import type { ImportedArticle } from "#lib/articles/import-article.ts";

/** An article of the starting content and the topics 专题 it stands in. */
export type SeedArticle = ImportedArticle & { topics?: readonly string[] };
