import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { deliverForms } from "../../src/cli/deliver-forms.ts";
import { watchInterruption } from "../../src/cli/interruption.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const folder = temporaryFolder();

test("Ctrl-C while files are written says so, and neither prints nor goes on writing", async () => {
  const said: string[] = [];
  const spies = (["stdout", "stderr"] as const).map((name) => {
    return vi.spyOn(process[name], "write").mockImplementation((part) => said.push(`${name} ${part}`) > 0);
  });
  const forms = {
    text: () => "text",
    markdown: () => "# x",
    charts: () => [],
    json: () => "{}",
    csv: () => {
      process.emit("SIGINT");
      return "a";
    },
  };
  const output = [join(folder.path, "a.csv"), join(folder.path, "b.json")];
  const code = await deliverForms(forms, { format: "text", output }).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  process.exitCode = 0; // the signal's
  expect([code, said]).toEqual([130, ["stderr interrupted\n"]]);
  expect(existsSync(join(folder.path, "b.json"))).toBe(false);
});

test("once the answer is delivered, an earlier Ctrl-C ends nothing any more", async () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  vi.useFakeTimers();
  const interruption = watchInterruption();
  process.emit("SIGINT");
  expect(interruption.signal.aborted).toBe(true);
  interruption.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(exit).not.toHaveBeenCalled();
  vi.useRealTimers();
  exit.mockRestore();
  process.exitCode = 0; // the signal's
});
