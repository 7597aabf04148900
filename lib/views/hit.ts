/** One visit that may count. */
export type Hit = {
  articleId: number;
  visitor: string;
  /** The same reader under yesterday's salt, in the first half hour of a day. */
  before: string | null;
  /** Milliseconds of this machine's clock. */
  at: number;
};

/** Hits that are written together, once: `id` names them in view_flushes. */
export type Batch = { id: string; hits: Hit[] };

/** How long one reader counts once for one article. */
export const onceInMs = 30 * 60_000;
