export type Source = { path: string; text: string };

/** zod weighs 90 kB in a browser, so nothing below a client component may import it. */
export function clientFaults(sources: Source[]): string[] {
  const known = new Map(sources.map((source) => [source.path, source.text]));
  const below = (path: string, seen: Set<string>): Set<string> => {
    const text = known.get(path);
    if (text === undefined || seen.has(path)) return seen;
    seen.add(path);
    for (const [, target = ""] of text.matchAll(/^import (?!type).*"#([^"]+)"/gm)) below(target, seen);
    return seen;
  };
  const clients = sources.filter(({ text }) => /^["']use client["']/m.test(text));
  const heavy = clients.filter(({ path }) => [...below(path, new Set())].some((each) => /from "zod"/.test(known.get(each) ?? "")));
  return heavy.map(({ path }) => `${path}："use client" 之下不得引入 zod`);
}
