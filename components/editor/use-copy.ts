import { useCallback, useEffect, useState } from "react";
import { copyText } from "#components/dashboard/copy-text.ts";
import { plainCopy } from "#lib/writing/merge.ts";
import type { DraftWords } from "#lib/writing/words.ts";

/** Copies the words of the screen, and says for a moment that it did. */
export function useCopy(read: () => DraftWords) {
  const [isCopied, setCopied] = useState(false);
  const copy = useCallback(async () => setCopied(await copyText(plainCopy(read()))), [read]);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return { copy, isCopied };
}
