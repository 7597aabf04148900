import { generateSecret, generateSync } from "otplib";
import { expect, test } from "vitest";
import { makeRecoveryCodes, normalRecoveryCode, stepOfCode } from "./second-factor.ts";

const now = 1_800_000_015_000;
const step = Math.floor(now / 30_000);
const secret = generateSecret();
const codeAt = (offset: number) => generateSync({ secret, epoch: now / 1_000 + offset * 30 });

test("a code is good for its own step and one beside it, and only once", () => {
  expect(stepOfCode(secret, codeAt(0), null, now)).toBe(step);
  expect(stepOfCode(secret, codeAt(-1), null, now)).toBe(step - 1);
  expect(stepOfCode(secret, codeAt(1), null, now)).toBe(step + 1);
  expect(stepOfCode(secret, codeAt(-2), null, now)).toBeNull();
  expect(stepOfCode(secret, codeAt(2), null, now)).toBeNull();
  expect(stepOfCode(secret, codeAt(0), step, now)).toBeNull();
  expect(stepOfCode(secret, codeAt(-1), step, now)).toBeNull();
});

test("a code is read as Chinese keyboards write it", () => {
  const wide = [...codeAt(0)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
  expect(stepOfCode(secret, ` ${wide.slice(0, 3)} ${wide.slice(3)}`, null, now)).toBe(step);
  expect(stepOfCode(secret, "12345", null, now)).toBeNull();
});

test("recovery codes are ten, different, and forgiving in how they are typed", () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  expect(normalRecoveryCode(` ${(codes[0] ?? "").toUpperCase().replace("-", " ")}`)).toBe(codes[0]);
  expect(normalRecoveryCode("abc")).toBeNull();
});
