import "server-only";
import { purgeOldTrash } from "#lib/articles/purge-article.ts";

export const purgeTrash = async (): Promise<void> => {
  await purgeOldTrash();
};
