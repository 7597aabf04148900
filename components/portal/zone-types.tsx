import { type ZoneType, zoneTypes } from "#db/vocabulary.ts";

type Props = { counts: ReadonlyMap<string, number>; chosen?: ZoneType; hrefOf: (type: ZoneType) => string };

export function ZoneTypes({ counts, chosen, hrefOf }: Props) {
  return (
    <ul className="zone-types">
      {zoneTypes.map((type) => (
        <li key={type} className={type === chosen ? "chosen" : undefined}>
          <a href={hrefOf(type)} aria-current={type === chosen ? "true" : undefined}>
            <b>{counts.get(type) ?? 0}</b>
            <span>{type}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
