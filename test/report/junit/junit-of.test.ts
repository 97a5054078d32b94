import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeXml } from "../../../src/report/junit/escape-xml.ts";
import { junitOf } from "../../../src/report/junit/junit-of.ts";
import { plainCharacters } from "../../../src/report/plain-characters.ts";
import { parseXml } from "./well-formed.ts";

test("two suites by hand", () => {
  const xml = junitOf("Checkout", [
    {
      name: "m7g.large <2>",
      cases: [{ name: "p99 < 500ms", failure: ["observed 612 ms", 'not "fast"'] }, { name: "eligible" }],
    },
    { name: "Lambda", cases: [{ name: "cost < 5", note: "met & open" }] },
  ]);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Checkout" tests="3" failures="1" errors="0" skipped="0" time="0">
  <testsuite name="m7g.large &lt;2&gt;" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="evenpoint.m7g_large &lt;2&gt;" name="p99 &lt; 500ms" time="0">
      <failure message="observed 612 ms; not &quot;fast&quot;" type="failure">observed 612 ms
not &quot;fast&quot;</failure>
    </testcase>
    <testcase classname="evenpoint.m7g_large &lt;2&gt;" name="eligible" time="0"/>
  </testsuite>
  <testsuite name="Lambda" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="evenpoint.Lambda" name="cost &lt; 5" time="0">
      <system-out>met &amp; open</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("equal names are numbered, as only the first of them would be shown", () => {
  const names = (cases: readonly string[]) =>
    parseXml(junitOf("x", [{ name: "a", cases: cases.map((name) => ({ name })) }])).children[0]!.children.map(
      ({ attributes }) => attributes.name,
    );
  expect(names(["p", "p", "p (2)", "p"])).toEqual(["p", "p (2)", "p (2) (2)", "p (3)"]);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("<", ">", "&", '"', "'", "]]>", "<!--", "\0", "\n", "\u001b", "\ud800", "\uffff", "&#0;"),
  }),
);

test("whatever the names hold, the document is well-formed and gives them back as they can be shown", () => {
  const shown = (text: string) => plainCharacters(text).replace(/[\ufffe\uffff]/g, "\ufffd");
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (name, suite, failed, noted) => {
      const xml = junitOf(name, [
        {
          name: suite,
          cases: [
            { name: `a${failed}`, failure: [failed, noted] },
            { name: `b${noted}`, note: noted },
          ],
        },
      ]);
      const root = parseXml(xml);
      const [first, second] = root.children[0]!.children;
      expect(root.attributes).toMatchObject({ name: shown(name), tests: "2", failures: "1" });
      expect(root.children[0]!.attributes.name).toBe(shown(suite));
      expect(first!.attributes.name).toBe(shown(`a${failed}`));
      expect(first!.children[0]!.text).toBe(`${shown(failed)}\n${shown(noted)}`);
      expect(first!.children[0]!.attributes.message).toBe(`${shown(failed)}; ${shown(noted)}`);
      expect(second!.children[0]!.text).toBe(shown(noted));
    }),
  );
});

test("no mark-up is left after escaping", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeXml(text)).toMatch(/^[^<>"']*$/);
    }),
  );
});

test.each([
  "<a>",
  "<a b='c'/>",
  "<a/><a/>",
  "<a>&</a>",
  "<a>&x;</a>",
  "<a></b>",
  "text<a/>",
  "<a>\u0001</a>",
  '<a b="1" b="2"/>',
])("the reader of these tests refuses %s", (body) => {
  expect(() => parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`)).toThrow();
});
