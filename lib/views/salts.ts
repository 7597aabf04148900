import "server-only";
import { randomBytes } from "node:crypto";
import { sql, withinLimit } from "#db/client.ts";
import { onceInMs } from "#lib/views/hit.ts";

export type Salts = {
  today: string;
  /** Only in the first half hour of a day. */
  yesterday: string | null;
};
type Row = { salt: string; is_today: boolean; ms_into_day: number };
type Day = { today: string; yesterday: string | null; began: number };

const dayMs = 86_400_000;

/** The secret of the day, the same on all instances; the day is that of the database in China. */
export class DailySalts {
  #day: Day | undefined;
  #asking: Promise<void> | undefined;
  #askedAt = 0;

  /** Undefined until the database has answered once. After midnight yesterday's serves until it answers again. */
  current(): Salts | undefined {
    const now = Date.now();
    if (!this.#day || now - this.#day.began >= dayMs) this.refresh().catch(() => {});
    if (!this.#day) return undefined;
    const early = now - this.#day.began < onceInMs;
    return { today: this.#day.today, yesterday: early ? this.#day.yesterday : null };
  }

  refresh(): Promise<void> {
    if (this.#asking) return this.#asking;
    if (Date.now() - this.#askedAt < 500) return Promise.resolve();
    this.#askedAt = Date.now();
    this.#asking = this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const fresh = randomBytes(32).toString("base64url");
    const rows = await withinLimit(
      sql().begin(async (tx) => {
        await tx`insert into visitor_salts (day, salt) values ((now() at time zone 'Asia/Shanghai')::date, ${fresh}) on conflict do nothing`;
        await tx`delete from visitor_salts where day < (now() at time zone 'Asia/Shanghai')::date - 1`;
        return tx<Row[]>`
          select salt, day = (now() at time zone 'Asia/Shanghai')::date as is_today,
            (extract(epoch from (now() at time zone 'Asia/Shanghai')::time) * 1000)::float8 as ms_into_day
          from visitor_salts where day >= (now() at time zone 'Asia/Shanghai')::date - 1`;
      }) as Promise<Row[]>,
    );
    const today = rows.find((row) => row.is_today);
    if (today) this.#day = { today: today.salt, yesterday: rows.find((row) => !row.is_today)?.salt ?? null, began: Date.now() - today.ms_into_day };
  }
}
