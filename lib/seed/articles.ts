import "server-only";
import type { ImportedArticle } from "#lib/articles/import-article.ts";
import { approvalPieces } from "#lib/seed/pieces/approvals.ts";
import { industryPieces } from "#lib/seed/pieces/industries.ts";
import { internationalPieces } from "#lib/seed/pieces/international.ts";
import { officePieces } from "#lib/seed/pieces/office.ts";
import { headlinePieces, typePieces } from "#lib/seed/pieces/overview.ts";
import { released } from "#lib/seed/pieces/piece.ts";
import { provincePieces } from "#lib/seed/pieces/provinces.ts";
import { readingPieces } from "#lib/seed/pieces/readings.ts";
import { policyArticles } from "#lib/seed/policies.ts";
import { songjiangArticle } from "#lib/seed/songjiang.ts";

/** The articles of the starting content, in the order in which they get their ids. */
export function seedArticles(): ImportedArticle[] {
  const [overTime, ...years] = approvalPieces();
  const pieces = [
    ...officePieces(),
    ...headlinePieces(),
    ...(overTime ? [overTime] : []),
    ...typePieces(),
    ...years,
    ...readingPieces(),
    ...internationalPieces(),
    ...industryPieces(),
    ...provincePieces(),
  ];
  return [songjiangArticle(), ...policyArticles(), ...released(pieces)];
}
