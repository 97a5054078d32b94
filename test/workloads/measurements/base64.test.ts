import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../src/workloads/measurements/base64.ts";

const letters = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe("base64", () => {
  // RFC 4648, section 10.
  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg=="],
    ["fooba", "Zm9vYmE="],
    ["foobar", "Zm9vYmFy"],
  ])("writes and reads %j as %j", (text, base64) => {
    expect(encodeBase64(new TextEncoder().encode(text))).toBe(base64);
    expect(letters(decodeBase64(base64)!)).toBe(text);
  });

  it("agrees with Node's own", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each([
    "Z",
    "Zg",
    "Zg=",
    "Zg===",
    "====",
    "=Zg=",
    "Zm9v=",
    "Zh==",
    "Zm9=",
    "Zm 9v",
    "Zm9-",
    "Zm9_",
    "Zm9v\n",
    "Zmé=",
  ])("refuses %j", (text) => expect(decodeBase64(text)).toBeNull());
});
