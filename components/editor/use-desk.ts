"use client";
import type { Editor } from "@tiptap/core";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sameJson } from "#lib/writing/same-json.ts";
import type { DraftWords, StoredDraft } from "#lib/writing/words.ts";
import { browserJournal, holdTab, type JournalEntry, newId, orphans } from "./journal.ts";
import { Saver, type SaverView } from "./saver.ts";

/** Everything typed outside the text itself. */
export type Fields = Omit<DraftWords, "document">;

export function fieldsOf({ document: _, ...fields }: DraftWords): Fields {
  return fields;
}

const startView = (stored: StoredDraft): SaverView => ({
  word: "saved",
  savedAt: stored.savedAt,
  trouble: null,
  reason: "",
  newerVersion: null,
  theirs: null,
  unjournaled: false,
});

/** The words of one article on one screen: fields, the editor's document, and their saving. */
export function useDesk({
  articleId,
  userId,
  stored: given,
  editor,
}: {
  articleId: number;
  userId: number;
  stored: StoredDraft;
  editor: RefObject<Editor | null>;
}) {
  // The page is drawn again after a move; the words on the screen go on from where they began.
  const [stored] = useState(given);
  const [fields, setFields] = useState(() => fieldsOf(stored.words));
  const [view, setView] = useState(() => startView(stored));
  const [found, setFound] = useState<JournalEntry[]>([]);
  const [tabId, setTabId] = useState("");
  const latest = useRef(fields);
  const saver = useRef<Saver | null>(null);
  const journal = useMemo(() => (typeof indexedDB === "undefined" ? null : browserJournal()), []);

  const read = useCallback(
    (): DraftWords => ({ ...latest.current, document: (editor.current?.getJSON() ?? stored.words.document) as DraftWords["document"] }),
    [editor, stored],
  );

  useEffect(() => {
    if (!journal) return;
    const tab = newId();
    holdTab(tab);
    setTabId(tab);
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(`article-${articleId}`) : null;
    const made = new Saver({
      articleId,
      userId,
      tabId: tab,
      stored,
      read,
      journal,
      onView: setView,
      onSaved: (version) => channel?.postMessage(version),
    });
    saver.current = made;
    if (channel) channel.onmessage = ({ data }) => typeof data === "number" && made.seen(data);
    void journal
      .list(articleId, userId)
      .then((entries) => orphans(entries, tab))
      .then(async (entries) => {
        const missing = entries.filter((entry) => !sameJson(entry.words, stored.words));
        for (const entry of entries) if (!missing.includes(entry)) await journal.remove(entry.key);
        setFound(missing);
      })
      .catch(() => {});
    const stopListening = listen(made);
    return () => {
      stopListening();
      made.flush();
      made.stop();
      channel?.close();
      saver.current = null;
    };
  }, [articleId, userId, stored, read, journal]);

  const setField = useCallback(<K extends keyof Fields>(name: K, value: Fields[K]) => {
    latest.current = { ...latest.current, [name]: value };
    setFields(latest.current);
    saver.current?.changed();
  }, []);

  /** Puts other words on the screen, without the saver taking it for typing. */
  const show = useCallback(
    (words: DraftWords) => {
      latest.current = fieldsOf(words);
      setFields(latest.current);
      editor.current?.commands.setContent(words.document, { emitUpdate: false });
    },
    [editor],
  );

  const forget = useCallback(
    (entry: JournalEntry) => {
      setFound((entries) => entries.filter((each) => each !== entry));
      void journal?.remove(entry.key).catch(() => {});
    },
    [journal],
  );

  return { fields, setField, view, saver, found, forget, show, read, tabId };
}

/** A page that is left saves at once; what that does not carry stays in the journal. */
function listen(saver: Saver): () => void {
  const hidden = () => document.visibilityState === "hidden" && saver.flush();
  const leaving = () => saver.flush();
  const back = () => saver.retry();
  const asked = (event: BeforeUnloadEvent) => {
    saver.flush();
    // Only where leaving could lose something is the person asked.
    if (saver.unsaved && (saver.view.trouble || saver.view.unjournaled)) event.preventDefault();
  };
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", leaving);
  window.addEventListener("online", back);
  window.addEventListener("focus", back);
  window.addEventListener("beforeunload", asked);
  return () => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", leaving);
    window.removeEventListener("online", back);
    window.removeEventListener("focus", back);
    window.removeEventListener("beforeunload", asked);
  };
}
