import { describe, expect, test } from "vitest";
import { addressBlock, clientAddress } from "#lib/views/client-address.ts";
import { visitorOf } from "#lib/views/visitor.ts";

const from = (remoteAddress: string, forwarded: string | undefined, trusted: string[]) =>
  clientAddress(
    { socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } } as unknown as Parameters<typeof clientAddress>[0],
    new Set(trusted),
  );

describe("clientAddress", () => {
  test("is the socket's unless a trusted proxy vouches", () => {
    expect(from("::ffff:1.2.3.4", "9.9.9.9", [])).toBe("1.2.3.4");
    expect(from("::ffff:127.0.0.1", "9.9.9.9, 8.8.8.8", ["127.0.0.1"])).toBe("8.8.8.8");
    expect(from("127.0.0.1", "9.9.9.9, 10.0.0.2", ["127.0.0.1", "10.0.0.2"])).toBe("9.9.9.9");
  });
  test("a forged or empty header never becomes an address", () => {
    expect(from("127.0.0.1", "evil, 7.7.7.7, x", ["127.0.0.1"])).toBe("127.0.0.1");
    expect(from("127.0.0.1", undefined, ["127.0.0.1"])).toBe("127.0.0.1");
  });
});

test.each([
  ["1.2.3.4", "1.2.3.4"],
  ["2001:db8:0:1::5", "2001:db8:0:1"],
  ["2001:0db8::", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("the block of %s is %s", (address, block) => expect(addressBlock(address)).toBe(block));

test("a visitor is one browser of one household on one day", () => {
  const visitor = visitorOf("salt", "2001:db8::1", "Firefox");
  expect(visitor).toMatch(/^[\w-]{22}$/);
  expect(visitorOf("salt", "2001:db8::ffff:2", "Firefox")).toBe(visitor);
  for (const other of [
    visitorOf("other", "2001:db8::1", "Firefox"),
    visitorOf("salt", "2001:db8:0:1::1", "Firefox"),
    visitorOf("salt", "2001:db8::1", "Chrome"),
  ])
    expect(other).not.toBe(visitor);
});
