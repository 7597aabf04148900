import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "#lib/errors.ts";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const longestBytes = 1_024;
const shortest = 12;
const atOnce = 2;
const longestQueue = 40;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing takes 19 MiB and a whole core each; a crowd at the door must not take the site's. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= longestQueue) throw new DomainError("unavailable", { message: "登录的人太多，请稍后再试" });
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

let dummy: Promise<string> | undefined;
const dummyHash = () => {
  dummy ??= hash("nobody has this password", cost);
  return dummy;
};

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Takes the same time whether there is a hash to compare with or not. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await dummyHash());
  const usable = Buffer.byteLength(password) <= longestBytes ? password : "";
  const fits = await inTurn(() => verify(against, usable));
  return fits && stored !== null && usable === password;
}

/** Why a new password is refused, in the words of the form; null when it is good. */
export function passwordFault(password: string): string | null {
  if ([...password].length < shortest) return `密码至少 ${shortest} 个字符`;
  if (Buffer.byteLength(password) > longestBytes) return "密码太长";
  if (new Set(password).size < 5) return "密码里不同的字符太少";
  return null;
}
