import { describe, expect, test } from "vitest";
import { codeOnly, roomOf, sourceFiles } from "./source-files.ts";

/** What would make an answer depend on the machine, the moment, the locale or the version of the engine. */
const forbidden: readonly { readonly what: string; readonly pattern: RegExp; readonly example: string }[] = [
  { what: "console", pattern: /\bconsole\b/, example: "console.log(1)" },
  { what: "a clock", pattern: /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\b/, example: "const at = Date.now();" },
  { what: "a timer", pattern: /\b(setTimeout|setInterval|setImmediate|queueMicrotask)\b/, example: "setTimeout(f, 1)" },
  { what: "Math.random", pattern: /\bMath\.random\b/, example: "Math.random()" },
  { what: "Math.pow or **", pattern: /\bMath\.pow\b|\*\*/, example: "a ** 2" },
  {
    what: "functions that differ between engines",
    pattern: /\bMath\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt)\b/,
    example: "Math.cos(x)",
  },
  {
    what: "the locale",
    pattern: /\btoLocale\w*|\bIntl\b|\blocaleCompare\b/,
    example: "n.toLocaleString()",
  },
  {
    what: "the local time zone",
    pattern: /\.get(Hours|Day|Date|Month|FullYear|TimezoneOffset)\b/,
    example: "d.getHours()",
  },
  {
    what: "the process",
    pattern:
      /\bprocess\.(env|argv|cwd|exit|hrtime|memoryUsage|nextTick|platform|std(in|out|err)|version)|\bglobalThis\b|\bBuffer\b/,
    example: "process.env",
  },
];

/** The viewer lives in a browser: it has a page, a console and frames of its own, and no answer comes from it. */
const impure = ["cli", "node", "viewer"];
const pure = sourceFiles().filter(({ path }) => !impure.includes(roomOf(path)));

describe("pure rooms know nothing of", () => {
  test.each(forbidden)("$what", ({ pattern, example }) => {
    expect(codeOnly(example)).toMatch(pattern);
    const guilty = pure.filter(({ source }) => pattern.test(codeOnly(source))).map(({ path }) => path);
    expect(guilty).toEqual([]);
  });
});
