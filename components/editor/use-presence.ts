"use client";
import { useEffect, useRef, useState } from "react";
import { routes } from "#lib/routes.ts";
import type { Presence } from "#lib/writing/presence.ts";

const beatMs = 10_000;
type Options = { articleId: number; tabId: string; onVersion: (version: number) => void };

/** Says every ten seconds that the article is open here, and hears who else has it open. `typed` is told of each change. */
export function usePresence({ articleId, tabId, onVersion }: Options): { others: Presence["others"]; typed: () => void } {
  const [others, setOthers] = useState<Presence["others"]>([]);
  const hasTyped = useRef(false);
  const heard = useRef(onVersion);
  heard.current = onVersion;
  useEffect(() => {
    if (!tabId) return;
    const send = (leaving: boolean) => {
      const typed = hasTyped.current;
      hasTyped.current = false;
      return fetch(routes.articlePresence(articleId), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ tabId, typed, leaving }),
        keepalive: true,
      });
    };
    const beat = async () => {
      try {
        const response = await send(false);
        if (!response.ok) return;
        const presence: Presence = await response.json();
        heard.current(presence.version);
        setOthers((before) => (JSON.stringify(before) === JSON.stringify(presence.others) ? before : presence.others));
      } catch {
        // Away from the server nobody can be seen; the save state says so.
      }
    };
    const leave = () => void send(true).catch(() => {});
    void beat();
    const timer = setInterval(beat, beatMs);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [articleId, tabId]);
  const [typed] = useState(() => () => {
    hasTyped.current = true;
  });
  return { others, typed };
}
