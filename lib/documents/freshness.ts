import type { Document } from "#lib/documents/document.ts";
import type { Epochs } from "#lib/documents/epochs.ts";

/**
 * fresh: nothing it shows has changed. aging: unchanged but old. list-stale: something it lists has changed, or its time is over.
 * own-stale: what it is about has changed. dead: it shares a tag with something withdrawn later.
 */
export type State = "fresh" | "aging" | "list-stale" | "own-stale" | "dead";
type Known = Pick<Epochs, "known" | "changes" | "withdrawnTags">;

export function stateOf(document: Document, epochs: Known, now: number): State {
  if (document.checked !== epochs.known) compare(document, epochs);
  if (document.dead) return "dead";
  if (document.ownStale) return "own-stale";
  if (document.staleSince > 0) return "list-stale";
  if (now < document.expires) return "fresh";
  const { until } = document.input;
  if (until === null || now < until) return "aging";
  document.staleSince = until;
  return "list-stale";
}

/** Compares the tags only once per epoch, so the usual answer costs one comparison of numbers. */
function compare(document: Document, epochs: Known): void {
  const { tags, own, stamp } = document.input;
  for (const tag of tags) {
    const change = epochs.changes.get(tag);
    if (change && change.epoch > stamp && (document.staleSince === 0 || change.at < document.staleSince)) document.staleSince = change.at;
    if ((epochs.withdrawnTags.get(tag) ?? -1) > stamp) document.dead = true;
  }
  if (changedSince(own, stamp, epochs)) document.ownStale = true;
  document.checked = epochs.known;
}

export function changedSince(tags: readonly string[], stamp: number, epochs: Pick<Epochs, "changes">): boolean {
  return tags.some((tag) => (epochs.changes.get(tag)?.epoch ?? -1) > stamp);
}
