import type { EventFilter } from "#lib/events/filter.ts";
import { nounWords, systemActors, verbWords } from "#lib/events/words.ts";
import { routes } from "#lib/routes.ts";

type Props = { filter: EventFilter; actors: readonly { id: number; name: string }[] };

/** A plain GET form: the whole state of the list stands in the address. */
export function LogFilters({ filter, actors }: Props) {
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <form className="filters log-filters" action={routes.log()} aria-label="筛选日志">
      <Choice
        name="actor"
        label="操作人"
        value={filter.actor}
        options={[...actors.map(({ id, name }) => [`user:${id}`, name] as const), ...systemActors]}
      />
      <Choice name="verb" label="操作" value={filter.verb} options={Object.entries(verbWords)} />
      <Choice name="noun" label="对象" value={filter.noun} options={Object.entries(nounWords)} />
      <label>
        编号
        <input className="input small" name="id" inputMode="numeric" defaultValue={filter.nounId} size={6} />
      </label>
      <label>
        从
        <input className="input small" type="date" name="from" defaultValue={filter.from} />
      </label>
      <label>
        到
        <input className="input small" type="date" name="to" defaultValue={filter.to} />
      </label>
      <button className="button edge" type="submit">
        筛选
      </button>
      {filtered ? (
        <a className="button quiet" href={routes.log()}>
          清除筛选
        </a>
      ) : null}
    </form>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value?: string; options: readonly (readonly [string, string])[] }) {
  const known = value === undefined || options.some(([key]) => key === value);
  return (
    <label>
      {label}
      <select className="input small" name={name} defaultValue={value ?? ""}>
        <option value="">全部</option>
        {known ? null : <option value={value}>{value}</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
