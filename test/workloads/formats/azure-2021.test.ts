import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { azure2021 } from "../../../src/workloads/formats/azure-2021.ts";
import { hasSharedData, needsSharedData, sharedData } from "../../data/shared-data.ts";
import { collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const { invocations = "" } = samples["azure-2021"]!;
const header = "app,func,end_timestamp,duration";

describe("azure-2021", () => {
  it("reckons starts from ends, also before the file's zero", async () => {
    const { records, interval } = await collect(azure2021, invocations, { chunkLength: 3 });
    expect(fieldsOf(records, "line", "time", "duration", "functionName")).toEqual([
      [2, 1_500, 78_000, "a1/f1"],
      [3, 3_850, 57_154_000, "a1/f2"],
      [4, -1_500_000, 4_500_000, "a2/f1"],
    ]);
    expect(interval).toBe(0);
  });

  it.each([
    ["a,f,5,-1", "duration", "-1", /the duration in s "-1" in field duration is negative/],
    ["a,f,5,NaN", "duration", "NaN", /"NaN" in field duration is not a duration/],
    ["a,f,x,1", "end_timestamp", "x", /"x" in field end_timestamp is not a time; expected seconds/],
    ["a,f,1e12,1", "end_timestamp", "1e12", /too large for a time/],
    ["a,f,5,1e300", "duration", "1e300", /too large/],
    ["a,f,-8999999999,8999999999", null, null, /would have arrived at/],
    ["a,f,5", null, null, /the row has 3 fields; expected 4/],
    ["a,f,5,1,2", null, null, /the row has 5 fields; expected 4/],
  ])("refuses %s", async (row, column, value, message) => {
    const { refused, records } = await collect(azure2021, `${header}\r\n\r\n${row}\r\na,f,5,1`);
    expect(refused).toEqual([{ line: 3, column, value, message: expect.stringMatching(message) }]);
    expect(records.map(({ line }) => line)).toEqual([4]);
  });

  it("cannot be a file with another header", async () => {
    await expect(collect(azure2021, "app,func,duration\n")).rejects.toThrow(
      'x.log:1: "app,func,duration" is not the header of azure-2021; expected app,func,end_timestamp,duration',
    );
  });

  it.skipIf(!hasSharedData)(`reads the real trace: 86 calls, at most 13 at once${needsSharedData}`, async () => {
    const chunks = createReadStream(sharedData("traffic/azure_functions_2021_invocations_part_a.csv"), "utf8");
    const { records, refused } = await collect(azure2021, "", { chunks });
    expect(refused).toEqual([]);
    expect(records).toHaveLength(86);
    expect(records.reduce((sum, { duration }) => sum + duration, 0)).toBe(1_144_728_000);
    const edges = records.flatMap(({ time, duration }) => [
      { at: time, step: 1 },
      { at: time + duration, step: -1 },
    ]);
    edges.sort((one, other) => one.at - other.at || one.step - other.step);
    let open = 0;
    let most = 0;
    for (const { step } of edges) {
      open += step;
      most = Math.max(most, open);
    }
    expect(most).toBe(13);
  });
});
