import { describe, expect, it } from "vitest";
import { arrivalSchema, weekTimeOf } from "../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../src/workloads/arrivals/trace.ts";
import { calendarStart, timeOfWeek } from "../../src/workloads/calendar-start.ts";
import { readTrace } from "../../src/workloads/read-trace.ts";
import { arrive, hour } from "./arrivals/run.ts";
import { recordedText } from "./recorded-text.ts";

const at = (text: string) => Date.parse(text) * 1000;

describe("the calendar of a recording", () => {
  it("knows the time of the week of an instant, since Monday 00:00 UTC", () => {
    expect(timeOfWeek(at("2026-11-23T00:00Z"))).toBe(0); // a Monday
    expect(timeOfWeek(at("2026-11-29T23:00Z"))).toBe(6 * 24 * hour + 23 * hour); // the Sunday after
    expect(timeOfWeek(at("1970-01-01T05:00Z"))).toBe(3 * 24 * hour + 5 * hour); // a Thursday
    expect(timeOfWeek(at("1969-12-29T01:00Z"))).toBe(hour); // a Monday before the epoch
  });

  it("is that of dates, and not of small numbers or a clock that runs faster", () => {
    expect(calendarStart(at("2026-11-23T00:00Z"), 1)).toBe(at("2026-11-23T00:00Z"));
    expect(calendarStart(5_000_000, 1)).toBeNull();
    expect(calendarStart(at("2026-11-23T00:00Z"), 2)).toBeNull();
  });

  it("sets the clock of what is weekly beside it: a profile in a sum begins at the trace's hour", async () => {
    const trace = { kind: "trace", file: "x.csv", columns: { timestamp: "at" } };
    const settings = arrivalSchema.parse(trace) as TraceArrivals;
    const text = "at\n2026-11-26T14:00:00Z\n2026-11-26T18:00:00Z\n"; // a Thursday afternoon
    const traces = new Map([
      [traceKey(settings), await readTrace([recordedText(text)], settings, { skipBadRows: false })],
    ]);
    // Every request of the profile comes on a Thursday from 15:00 to 16:00: in the second hour of the trace.
    const profile = Array.from({ length: 168 }, (_, i) => (i === 3 * 24 + 15 ? 1 : 0));
    const diurnal = arrivalSchema.parse({ kind: "diurnal", rate: "1/s", profile });
    const sum = { kind: "sum", of: [settings, diurnal] } as never;
    const weekTime = weekTimeOf(sum, 0, traces);
    expect(weekTime).toBe(3 * 24 * hour + 14 * hour);
    const { times } = arrive(sum, { length: 4 * hour, origin: weekTime, traces });
    const generated = times.filter((time) => time > 0 && time < 4 * hour);
    expect(generated.length).toBeGreaterThan(500_000);
    expect(generated.every((time) => time >= hour && time < 2 * hour)).toBe(true);
  });

  it("is Monday 00:00 at the window's start where nothing was recorded", () => {
    expect(weekTimeOf({ kind: "poisson", rate: 1 }, 10, new Map())).toBe(-10);
  });
});
