import "server-only";
import { RateLimiterDrizzle, RateLimiterMemory } from "rate-limiter-flexible";
import { db } from "#db/client.ts";
import { authLimits } from "#db/schema/index.ts";
import { markOf } from "#lib/auth/secret.ts";

const quarterHour = 15 * 60;
const budgets = {
  account: { points: 5, duration: quarterHour },
  device: { points: 5, duration: quarterHour },
  address: { points: 20, duration: quarterHour },
  everyone: { points: 120, duration: 60 },
  code: { points: 5, duration: quarterHour },
  resetAccount: { points: 3, duration: 3_600 },
  resetAddress: { points: 10, duration: 3_600 },
  upload: { points: 300, duration: 3_600 },
} as const;
export type Budget = keyof typeof budgets;

const limiters = new Map<Budget, RateLimiterDrizzle>();

function limiterOf(budget: Budget): RateLimiterDrizzle {
  const made = limiters.get(budget);
  if (made) return made;
  const options = { ...budgets[budget], keyPrefix: budget };
  const limiter = new RateLimiterDrizzle({
    ...options,
    storeClient: db(),
    schema: authLimits,
    insuranceLimiter: new RateLimiterMemory(options),
  });
  limiters.set(budget, limiter);
  return limiter;
}

const keyOf = (budget: Budget, subject: string) => markOf(`limit ${budget}`, subject).slice(0, 32);

/** Takes one attempt from a budget; false when nothing is left or nobody can count. */
export async function takeAttempt(budget: Budget, subject: string): Promise<boolean> {
  return limiterOf(budget)
    .consume(keyOf(budget, subject))
    .then(
      () => true,
      () => false,
    );
}

/** A success gives its attempt back. */
export async function returnAttempt(budget: Budget, subject: string): Promise<void> {
  await limiterOf(budget)
    .reward(keyOf(budget, subject))
    .catch(() => {});
}
