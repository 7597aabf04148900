import type { Role } from "#db/vocabulary.ts";

/** Somebody who has signed in, as every verb and read of the dashboard receives it. */
export type Person = {
  userId: number;
  name: string;
  roles: readonly Role[];
  /** null: all channels. */
  channelIds: readonly number[] | null;
  sessionId: string;
};
