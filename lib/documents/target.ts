import { type Chosen, chosenFrom, preferenceNames } from "#lib/documents/preferences.ts";
import { type DocumentRoute, matchRoutes } from "#lib/documents/routes.ts";

/** Which document an address asks for. */
export type Target = {
  route: DocumentRoute;
  params: Readonly<Record<string, string>>;
  path: string;
  /** Allowed names in the order of the table, encoded, with its question mark; empty without any. */
  query: string;
  /** Path and query: the name under which the document is kept and with which it is asked of Next. */
  key: string;
  /** Reading preferences that stood in the query: they become a cookie. */
  chosen: Chosen | null;
  /** Status that the server entry gives it, whatever Next says: pages of Next cannot answer 410. */
  status?: 404 | 410;
};

/** Reads a request target; null when no document has this address. */
export function targetOf(url: string): Target | null {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const matches = matchRoutes(path);
  const first = matches[0];
  if (!first) return null;
  if (mark < 0) return { ...first, path, query: "", key: path, chosen: null };
  const search = new URLSearchParams(url.slice(mark + 1));
  const asked = preferenceNames.some((name) => search.has(name));
  const chosen = asked ? chosenFrom(search) : null;
  let best = { match: first, query: "" };
  for (const match of matches) {
    const query = allowedQuery(match.route, search);
    if (query.length > best.query.length) best = { match, query };
  }
  const query = best.query && `?${best.query}`;
  return { ...best.match, path, query, key: path + query, chosen };
}

function allowedQuery(route: DocumentRoute, search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const [name, rule] of Object.entries(route.query)) {
    const value = search.get(name);
    if (value !== null && rule(value)) kept.set(name, value);
  }
  return kept.toString();
}
