import "server-only";
import { publishIfDue } from "#lib/review/publish-article.ts";

export const publish = async (payload: unknown): Promise<void> => {
  await publishIfDue((payload as { id: number }).id);
};
