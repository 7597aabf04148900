const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.\/+\-][[\p{L}\p{N}]--\p{Script=Han}]+)*/gv;

/**
 * Search tokens of a text: every Han character and every adjacent pair, each Latin or digit
 * run whole and split at its punctuation (GB/T 19001 → gb/t, gb, t, 19001).
 */
export function tokenize(text: string): string[] {
  const tokens = new Set<string>();
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(runs)) {
    if (/\p{Script=Han}/u.test(run)) {
      const marks = [...run];
      marks.forEach((mark, at) => {
        tokens.add(mark);
        const next = marks[at + 1];
        if (next) tokens.add(mark + next);
      });
    } else {
      tokens.add(run.slice(0, 100));
      for (const piece of run.split(/[./+-]/)) if (piece) tokens.add(piece.slice(0, 100));
    }
  }
  return [...tokens];
}

/** Tokens that a match must hold: pairs for Han words, the character itself for a single one. */
export function queryTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of text.normalize("NFKC").toLowerCase().slice(0, 100).matchAll(runs)) {
    const marks = [...run];
    if (!/\p{Script=Han}/u.test(run) || marks.length === 1) tokens.push(run);
    else for (let at = 0; at + 1 < marks.length; at += 1) tokens.push(`${marks[at]}${marks[at + 1]}`);
  }
  return [...new Set(tokens)].slice(0, 40);
}
