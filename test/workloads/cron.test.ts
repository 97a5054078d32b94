import { describe, expect, it } from "vitest";
import { type Firings, parseCron } from "../../src/workloads/cron.ts";

const minutesOf = (text: string) => [...(parseCron(text) as Firings).instants].map((instant) => instant / 60_000_000);
const problemOf = (text: string) => (parseCron(text) as { problem?: string }).problem ?? "none";

describe("parseCron", () => {
  it.each([
    ["* * * * *", Array.from({ length: 60 }, (_, minute) => minute)],
    ["*/15 * * * *", [0, 15, 30, 45]],
    ["5/20 * * * *", [5, 25, 45]],
    ["1,10-12 * ? * *", [1, 10, 11, 12]],
    ["10-30/10 * * * *", [10, 20, 30]],
    ["0 6,18 * * *", [360, 1080]],
    ["0 0 * * MON", [0]],
    ["0 0 * * sun", [6 * 1440]],
    ["0 0 * * 0", [6 * 1440]],
    ["0 0 * * 7", [6 * 1440]],
    ["0 0 * * FRI-SUN", [4 * 1440, 5 * 1440, 6 * 1440]],
    ["0 0 * * 1-5", [0, 1440, 2880, 4320, 5760]],
    ["@daily", [0]],
    ["@weekly", [6 * 1440]],
  ])("%s fires at minutes %j of its cycle", (text, minutes) => {
    expect(minutesOf(text)).toEqual(minutes);
  });

  it.each([
    ["* * * *", "has 4"],
    ["0 0 1 * *", "no dates"],
    ["0 0 * JAN *", "no dates"],
    ["60 * * * *", '"60" cannot be the minute'],
    ["* 24 * * *", '"24" cannot be the hour'],
    ["* * * * MOON", '"MOON" cannot be the day of week'],
    ["*/0 * * * *", '"*/0" cannot be the minute'],
    ["30-10 * * * *", '"30-10" cannot be the minute'],
    ["*-5 * * * *", '"*-5" cannot be the minute'],
    [", * * * *", '"" cannot be the minute'],
  ])("refuses %s", (text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });
});
