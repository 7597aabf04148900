/** Endings under which one zone is known: the official long form and the short forms of everyday use. */
const shortForms: readonly (readonly [string, readonly string[]])[] = [
  ["经济技术开发区", ["经开区", "开发区"]],
  ["高新技术产业开发区", ["高新区"]],
  ["高新技术产业园区", ["高新区"]],
];

export type NamedZone = { id: number; name: string };
export type Mention = { zoneId: number; count: number };

function aliases(name: string): string[] {
  for (const [long, shorts] of shortForms)
    if (name.endsWith(long) && name.length > long.length + 1) return [name, ...shorts.map((short) => name.slice(0, -long.length) + short)];
  return [name];
}

/** Zones named in a text, most often named first. An alias that two zones share names neither. */
export function findMentions(text: string, zones: readonly NamedZone[]): Mention[] {
  const owners = new Map<string, number | null>();
  for (const zone of zones)
    for (const alias of aliases(zone.name)) owners.set(alias, owners.has(alias) && owners.get(alias) !== zone.id ? null : zone.id);
  for (const zone of zones) owners.set(zone.name, zone.id);
  const present = [...owners].filter(([alias, owner]) => owner !== null && text.includes(alias)).sort((a, b) => b[0].length - a[0].length);
  let rest = text;
  const counts = new Map<number, number>();
  for (const [alias, owner] of present) {
    const pieces = rest.split(alias);
    if (pieces.length > 1 && owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + pieces.length - 1);
    rest = pieces.join("\u0000");
  }
  return [...counts].map(([zoneId, count]) => ({ zoneId, count })).sort((a, b) => b.count - a.count || a.zoneId - b.zoneId);
}
