import "server-only";
import { takeDownIfDue } from "#lib/articles/withdraw-article.ts";

export const takeDown = async (payload: unknown): Promise<void> => {
  await takeDownIfDue((payload as { id: number }).id);
};
