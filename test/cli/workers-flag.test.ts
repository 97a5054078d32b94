import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { parseWorkers } from "../../src/cli/workers-flag.ts";

test("without the flag there is a worker for each core", () => {
  expect(parseWorkers(undefined)).toBe(availableParallelism());
});

test.each([
  ["1", 1],
  ["4", 4],
  ["1024", 1024],
])("--workers %s is taken", (text, workers) => {
  expect(parseWorkers(text)).toBe(workers);
});

test.each(["0", "-1", "2.5", "two", "", "1025", "1e2", " 2"])("--workers %j is refused", (text) => {
  expect(() => parseWorkers(text)).toThrow(
    `--workers ${text}: write a whole number from 1 to 1024, such as --workers 2`,
  );
});
