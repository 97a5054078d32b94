import { expect, test } from "vitest";
import { codeOnly, importsOf, roomOf, target, withoutComments } from "./source-files.ts";

test("finds every form of import", () => {
  const source = `
import { z } from "zod";
import type { A } from "./a.ts";
import {
  type B,
  type C,
} from "./b.ts";
import { type D, d } from "../d.ts";
import "./effect.ts";
export { e } from "./e.ts";
export type { F } from "./f.ts";
// import { no } from "./no.ts";
const late = await import("./late.ts");
`;
  expect(importsOf(source)).toEqual([
    { from: "zod", typeOnly: false },
    { from: "./a.ts", typeOnly: true },
    { from: "./b.ts", typeOnly: true },
    { from: "../d.ts", typeOnly: false },
    { from: "./e.ts", typeOnly: false },
    { from: "./f.ts", typeOnly: true },
    { from: "./effect.ts", typeOnly: false },
    { from: "./late.ts", typeOnly: false },
  ]);
});

test("takes out comments and leaves what only looks like one", () => {
  expect(withoutComments('const url = "https://x"; // a ** b')).toBe('const url = "https://x";  ');
  expect(withoutComments("const a = /[/*]/; /* console */ b")).toBe("const a = /[/*]/;   b");
});

test("takes out text and leaves the code inside templates", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template, not one
  expect(codeOnly('f("a ** b", `**${Math.random()}**`, /`+/)')).toBe("f( , (Math.random()),  )");
});

test("knows rooms and targets", () => {
  expect(roomOf("index.ts")).toBe("index");
  expect(roomOf("pricing/cards/aws-ec2.ts")).toBe("pricing");
  expect(target("pricing/cards/index.ts", "../rate.ts")).toBe("pricing/rate.ts");
  expect(target("index.ts", "zod")).toBeNull();
});
