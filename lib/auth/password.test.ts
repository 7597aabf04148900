import { expect, test } from "vitest";
import { normalEmail } from "./email.ts";
import { hashPassword, passwordFault, passwordFits } from "./password.ts";

test("a password fits its own hash only, and none where there is none", async () => {
  const stored = await hashPassword("春江潮水连海平1234");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(stored, "春江潮水连海平1234")).toBe(true);
  expect(await passwordFits(stored, "春江潮水连海平1235")).toBe(false);
  expect(await passwordFits(null, "nobody has this password")).toBe(false);
  expect(await passwordFits(await hashPassword(""), "x".repeat(2_000))).toBe(false);
});

test("a crowd is turned away instead of being hashed", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => passwordFits(null, "x")));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]).toMatchObject({ reason: { code: "unavailable" } });
}, 30_000);

test.each([
  ["short", "短密码"],
  ["of few characters", "aaaaaaaaaaaaaaab"],
  ["too long", "密".repeat(400)],
])("a password that is %s is refused in words", (_, password) => expect(passwordFault(password)).toMatch(/密码/));

test.each([
  ["A@EXAMPLE.CN", "a@example.cn"],
  ["ａ@ｅxample.cn", "a@example.cn"],
  [" a@example.cn ", "a@example.cn"],
  ["a@@example.cn", null],
  ["a@example.cn, b@example.cn", null],
])("%j is kept as %j", (typed, kept) => expect(normalEmail(typed)).toBe(kept));
