"use client";
import { type RefObject, useState } from "react";
import { routes } from "#lib/routes.ts";
import { sameJson } from "#lib/writing/same-json.ts";
import type { DraftWords, StoredDraft } from "#lib/writing/words.ts";
import type { JournalEntry } from "./journal.ts";
import type { Saver, SaverView } from "./saver.ts";

export type Contest = { mine: DraftWords; theirs: StoredDraft; entry?: JournalEntry };
type Options = {
  articleId: number;
  saver: RefObject<Saver | null>;
  view: SaverView;
  read: () => DraftWords;
  show: (words: DraftWords) => void;
  forget: (entry: JournalEntry) => void;
};

/** What the person may choose when there is more than one text of the article: on the screen, on the server, in the journal. */
export function useChoices({ articleId, saver, view, read, show, forget }: Options) {
  const [contest, setContest] = useState<Contest | null>(null);
  const fetchStored = async (): Promise<StoredDraft | null> => {
    const response = await fetch(routes.articleDraft(articleId)).catch(() => null);
    return response?.ok ? response.json() : null;
  };
  const takeNewer = async () => {
    const newer = await fetchStored();
    if (!newer || saver.current?.unsaved) return;
    show(newer.words);
    saver.current?.settle(newer, false);
  };
  const compare = async (entry?: JournalEntry) => {
    const mine = entry?.words ?? read();
    const theirs = (entry ? null : view.theirs) ?? (await fetchStored());
    if (theirs) setContest({ mine, theirs, entry });
  };
  const restore = async (entry: JournalEntry) => {
    const now = await fetchStored();
    const live = saver.current;
    if (!now || !live) return;
    if (sameJson(entry.words, now.words) && !live.unsaved) {
      // They arrived after all, on the way out.
      show(now.words);
      live.settle(now, false);
      return forget(entry);
    }
    // Words that grew from what the server holds take its place; else both are shown.
    const grewFromIt = entry.baseVersion === now.version || (entry.saveId !== null && entry.saveId === now.saveId);
    if (!grewFromIt || live.unsaved) return setContest({ mine: entry.words, theirs: now, entry });
    show(entry.words);
    live.settle(now, true);
    forget(entry);
  };
  const take = (words: DraftWords) => {
    if (!contest) return;
    show(words);
    saver.current?.settle(contest.theirs, words !== contest.theirs.words);
    if (contest.entry) forget(contest.entry);
    setContest(null);
  };
  return { contest, close: () => setContest(null), takeNewer, compare, restore, take };
}
