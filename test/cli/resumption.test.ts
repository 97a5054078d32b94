import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { type Saved, startResumption } from "../../src/cli/resumption.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const folder = temporaryFolder();
const place = { keeps: "replications", scenario: "abc" } as const;

afterEach(() => vi.restoreAllMocks());

/** A computation without --resume that has finished something and is stopped after so many seconds. */
async function stoppedAfter(seconds: number): Promise<Saved | null> {
  const start = performance.now();
  const scenarioFile = join(folder.path, "checkout.yaml");
  const resumption = await startResumption({ ...place, file: undefined, scenarioFile, folder: folder.path });
  resumption.kept.keep("one", { offered: 1 });
  vi.spyOn(performance, "now").mockReturnValue(start + seconds * 1000 + 100);
  return resumption.saveAfterStop();
}

test("what takes no time is not worth a file that nobody asked for", async () => {
  expect(await stoppedAfter(9)).toBeNull();
});

test("more is kept beside nothing of the user's, under a name that is free", async () => {
  expect(await stoppedAfter(11)).toEqual({ file: "checkout.resume", what: "1 run" });
  const first = readFileSync(join(folder.path, "checkout.resume"), "utf8");
  expect(await stoppedAfter(11)).toEqual({ file: "checkout-2.resume", what: "1 run" });
  expect(readFileSync(join(folder.path, "checkout.resume"), "utf8")).toBe(first);
  const again = await startResumption({ ...place, file: join(folder.path, "checkout-2.resume"), scenarioFile: "-" });
  expect(again.kept.recall("one")).toEqual({ offered: 1 });
  expect(again.kept.recall("two")).toBeUndefined();
});

test("where nothing was finished there is nothing to keep", async () => {
  const file = join(folder.path, "none.resume");
  const resumption = await startResumption({ ...place, file, scenarioFile: "-" });
  await resumption.finish();
  expect(existsSync(file)).toBe(false);
});

test("where a named file was not made, nobody is sent to it", async () => {
  const resumption = await startResumption({ ...place, file: join(folder.path, "no.resume"), scenarioFile: "-" });
  expect(await resumption.saveAfterStop()).toBeNull();
});
