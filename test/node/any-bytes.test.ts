import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportOptions, importTraffic } from "../../src/analysis/import-traffic/import-traffic.ts";
import { InputError } from "../../src/node/input-error.ts";
import { openTrace } from "../../src/node/open-trace.ts";
import { importedScenario } from "../../src/report/imported/imported-scenario.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatNames } from "../../src/workloads/formats/index.ts";
import { TraceError } from "../../src/workloads/trace-error.ts";
import { samples } from "../workloads/formats/samples.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();

const plain: ImportOptions = {
  ...{ format: null, columns: null, header: null, unit: null, interval: null, functions: null, from: null, to: null },
  ...{ fit: true, arrivals: "auto", isReplayable: true, separate: false, skipBadRows: false },
};

const texts = Object.values(samples)
  .flatMap((own) => Object.values(own))
  .map((text) => Buffer.from(text.slice(0, 8000)));

/** Anything at all, a recording of some format with bytes of it changed, and either packed, cut or damaged. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .record({
      text: fc.constantFrom(...texts),
      at: fc.nat(8000),
      put: fc.uint8Array({ maxLength: 12 }),
      cut: fc.nat(40),
      packed: fc.boolean(),
      end: fc.double({ min: 0, max: 1, noNaN: true }),
      whole: fc.boolean(),
    })
    .map(({ text, at, put, cut, packed, end, whole }) => {
      const place = at % (text.length + 1);
      const changed = Buffer.concat([text.subarray(0, place), put, text.subarray(place + cut)]);
      const bytes = packed ? gzipSync(changed) : changed;
      return whole ? bytes : bytes.subarray(0, Math.floor(end * bytes.length));
    }),
);

/** Imports the bytes; what is refused must be refused in a sentence, and what is not must be a scenario. */
async function tryImport(bytes: Uint8Array, options: Partial<ImportOptions>): Promise<"read" | "refused"> {
  const path = join(folder.path, "any");
  writeFileSync(path, bytes);
  try {
    const traffic = await importTraffic([{ name: "any", open: () => openTrace(path, "any") }], {
      ...plain,
      ...options,
    });
    const parsed = parseScenario(importedScenario(traffic, { name: "any", file: "any", cpuShare: 0 }));
    expect("issues" in parsed ? parsed.issues : []).toEqual([]);
    return "read";
  } catch (error) {
    if (!(error instanceof TraceError) && !(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n]+$/);
    return "refused";
  }
}

describe("any bytes, imported,", () => {
  it.each([null, ...formatNames])("as %s are read or refused in a sentence", async (format) => {
    const options = fc.record({ skipBadRows: fc.boolean(), fit: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(content, options, async (bytes, flags) => {
        await tryImport(bytes, { ...flags, format });
      }),
      { numRuns: 150 },
    );
  });

  it("are read where they are a recording", async () => {
    for (const [format, own] of Object.entries(samples)) {
      const outcomes: string[] = [];
      for (const text of Object.values(own)) outcomes.push(await tryImport(Buffer.from(text), {}));
      expect(outcomes, format).toContain("read");
    }
  });
});
