/** Says the same kind of thing at most once a minute, and how often it was kept back. */
export function throttled(say: (message: string, keptBack: number) => void, everyMs = 60_000): (message: string) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let keptBack = 0;
  return (message) => {
    const now = Date.now();
    if (now - saidAt < everyMs) {
      keptBack += 1;
      return;
    }
    say(message, keptBack);
    saidAt = now;
    keptBack = 0;
  };
}
