import { useCallback, useEffect, useState } from "react";

/** What an address of the office gives; null until it came. `again` asks once more, and what was there stays until then. */
export function useFetched<T>(url: string) {
  const [data, setData] = useState<T | null>(null);
  const [isLost, setLost] = useState(false);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for asking again
  useEffect(() => {
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<T>) : Promise.reject(response)))
      .then(
        (given) => {
          setData(given);
          setLost(false);
        },
        () => stop.signal.aborted || setLost(true),
      );
    return () => stop.abort();
  }, [url, asked]);
  const again = useCallback(() => setAsked((times) => times + 1), []);
  return { data, isLost, again };
}
