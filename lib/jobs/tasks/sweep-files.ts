import "server-only";
import { sweepMedia } from "#lib/media/sweep-media.ts";

export const sweepFiles = async (): Promise<void> => {
  await sweepMedia("job:purge");
};
