import { describe, expect, it } from "vitest";
import { guessTable } from "../../../src/workloads/formats/guess-table.ts";

const minute = 60_000_000;

describe("guessTable", () => {
  it.each([
    ["timestamp,duration\n1,2\n3,4\n", { columns: { timestamp: "timestamp", duration: "duration" }, unit: "s" }],
    ["at_ms,elapsed_ms\n1,2\n3,4\n", null],
    ["start_ms,elapsed_ms\n1,2\n3,4\n", { columns: { timestamp: "start_ms", duration: "elapsed_ms" }, unit: "ms" }],
    ["time,latency\n1700000000000,2\n", { unit: "ms" }],
    ["time,latency\n1700000000000000,2\n", { unit: "us" }],
    [
      "minute,requests\n1995-07-01 00:00,4\n1995-07-01 00:01,5\n",
      { columns: { timestamp: "minute", count: "requests" }, interval: minute },
    ],
    [
      "second_of_day;requests\n0;4\n1;5\n2;7\n",
      { columns: { timestamp: "second_of_day", count: "requests" }, interval: 1_000_000 },
    ],
    ["TIMESTAMP,ContextTokens\n2023-11-16 18:17:03.97,4808\n", { columns: { timestamp: "TIMESTAMP" } }],
    ["time,function,duration\n1,a,2\n", { columns: { timestamp: "time", function: "function", duration: "duration" } }],
    ["1\n2\n3\n", { columns: { timestamp: 0 }, header: false }],
    ["x,2026-01-01 00:00:00\ny,2026-01-01 00:00:01\n", { columns: { timestamp: 1 }, header: false }],
    ["1,2\n3,4\n", null],
    ["name,value\na,b\n", null],
    ["", null],
    ["hello\n", null],
  ])("%j", (head, expected) => {
    if (expected === null) expect(guessTable(head)).toBeNull();
    else expect(guessTable(head)).toMatchObject(expected);
  });

  it("knows a column of counts by its name, though a cell of it is bad: that is refused with its line", () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i * 60},${i === 7 ? "" : `${i}.0`}`).join("\n");
    expect(guessTable(`minute,requests\n${rows}\n`)).toMatchObject({
      columns: { count: "requests" },
      interval: minute,
    });
    expect(guessTable(`start,elapsed\n1,2\n3,4\n5,6\n7,8\n9,NaN\n`)).toMatchObject({
      columns: { duration: "elapsed" },
    });
  });

  it("leaves the unit that one column's name tells to that column", () => {
    expect(guessTable("start,duration_ms\n1790000000.062,295.3\n")).toMatchObject({ unit: "s" });
  });

  it("tells the unit from the columns that are given, not from those it would have taken", () => {
    const head = "start_time,client_start\n1590165771579.9,1590165771.5\n";
    expect(guessTable(head)).toMatchObject({ columns: { timestamp: "start_time" }, unit: "ms" });
    expect(guessTable(head, { timestamp: "client_start" })).toMatchObject({ unit: "s" });
  });
});
