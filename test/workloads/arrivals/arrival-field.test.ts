import { describe, expect, it } from "vitest";
import { z } from "zod";
import { arrivalKinds, arrivalSchema } from "../../../src/workloads/arrivals/index.ts";

const issues = (written: unknown) =>
  (arrivalSchema.safeParse(written).error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);

const hours = (count: number, value: number) => Array.from({ length: count }, () => value);

describe("arrivals in a scenario", () => {
  it.each([
    [{ kind: "constant", rate: "3000000/30d" }, { rate: 3_000_000 / (30 * 86_400) }],
    [{ kind: "poisson", rate: "40/s" }, { rate: 40 }],
    [{ kind: "renewal", rate: "60/m", cv: 2 }, { rate: 1 }],
    [
      { kind: "ramping", startRate: "0/s", stages: [{ target: "10/s", duration: "5m" }] },
      { startRate: 0, stages: [{ target: 10, duration: 300_000_000 }] },
    ],
    [
      { kind: "diurnal", mean: "10/s", peak: "30/s", at: "14h", weekend: "40%" },
      { mean: 10, peak: 30, at: 50_400_000_000, weekend: 0.4 },
    ],
    [{ kind: "diurnal", rate: "1/s", profile: hours(168, 2) }, { rate: 1 }],
    [
      { kind: "bursty", rate: "10/s", burstRate: "50/s", burst: "10s", calm: "90s" },
      { rate: 10, burstRate: 50, burst: 10_000_000, calm: 90_000_000 },
    ],
    [
      { kind: "spike", rate: "0/s", at: "20h", peak: "500/s", duration: "10m", occurs: "2/month" },
      { rate: 0, at: 72_000_000_000, peak: 500, duration: 600_000_000, occurs: 2 },
    ],
    [
      { kind: "schedule", every: "5m" },
      { every: 300_000_000, count: 1, jitter: 0 },
    ],
    [{ kind: "schedule", cron: "0 4 * * *", count: 10, jitter: "30s" }, { jitter: 30_000_000 }],
    [{ kind: "sum", of: [{ kind: "poisson", rate: "1/s" }] }, { of: [{ kind: "poisson", rate: 1 }] }],
  ])("resolves %j", (written, resolved) => {
    expect(arrivalSchema.parse(written)).toEqual({ ...written, ...resolved });
  });

  it.each([
    ["poisson", ": an arrival process is written with its kind, such as {kind: poisson, rate: 40/s}"],
    [[], ": an arrival process is written with its kind"],
    [{ kind: "possion", rate: "40/s" }, 'kind: "possion" is not an arrival process; did you mean "poisson"?'],
    [{ kind: 5 }, "kind: 5 is not an arrival process"],
    [{ rate: "40/s" }, ": an arrival process needs a kind: constant, poisson"],
    [{ kind: "poisson" }, 'rate: poisson needs "rate"'],
    [{ kind: "poisson", rate: "-40/s" }, "rate: a rate is a number / a unit"],
    [{ kind: "poisson", rate: "0/s" }, "rate: must be above zero"],
    [{ kind: "poisson", rate: "4/s", cv: 2 }, 'cv: poisson has no key "cv"'],
    [{ kind: "ramping", startRate: "1/s", stages: [] }, "stages: ramping needs at least one stage"],
    [
      { kind: "ramping", startRate: "1/s", stages: [{ target: "1/s", duration: "0s" }] },
      "stages: the stages take no time",
    ],
    [
      { kind: "ramping", startRate: "0/s", stages: [{ target: "0/s", duration: "1s" }] },
      "stages: startRate or a target",
    ],
    [
      { kind: "ramping", startRate: "1/s", stages: [{ target: "1/s", duration: "1s", rate: 1 }] },
      'stages.0.rate: 0 has no key "rate"',
    ],
    [
      { kind: "diurnal", mean: "1/s", at: "14h" },
      ": diurnal needs mean, peak and at, or profile and rate; missing: peak",
    ],
    [{ kind: "diurnal", mean: "10/s", peak: "9/s", at: "14h" }, "peak: peak must lie in 1 to 20 times the mean"],
    [{ kind: "diurnal", mean: "10/s", peak: "11/s", at: "14h", weekend: 0.5 }, "a weekday's mean, 11.67/s"],
    [{ kind: "diurnal", mean: "10/s", peak: "11/s", at: "24h" }, "at: at is a time of day, below 24h"],
    [{ kind: "diurnal", mean: "10/s", peak: "11/s", at: "1h", rate: "1/s" }, "rate: rate goes with a profile"],
    [{ kind: "diurnal", rate: "1/s", profile: [1, 2] }, "profile: profile has 2 numbers; it needs 24 or 168"],
    [{ kind: "diurnal", rate: "1/s", profile: hours(24, 0) }, "profile: every hour of the profile is zero"],
    [{ kind: "diurnal", profile: hours(24, 1) }, ": a profile needs a rate"],
    [
      { kind: "diurnal", mean: "1/s", rate: "1/s", profile: hours(24, 1) },
      "mean: a profile goes with rate, not with mean",
    ],
    [
      { kind: "bursty", rate: "10/s", burstRate: "101/s", burst: "10s", calm: "90s" },
      "burstRate: with these durations the bursts alone bring more than the mean rate; burstRate can be at most 100.0/s",
    ],
    [{ kind: "spike", rate: "10/s", at: "1h", peak: "9/s", duration: "1m" }, "peak: peak must be above rate"],
    [{ kind: "spike", rate: "1/s", at: "1h", peak: "9/s", duration: "1m", occurs: 2 }, "occurs: occurs is text"],
    [{ kind: "schedule" }, ": schedule needs every or cron"],
    [{ kind: "schedule", every: "1m", cron: "* * * * *" }, "cron: schedule takes every or cron, not both"],
    [{ kind: "schedule", cron: "* * *" }, "cron: a cron line has five fields"],
    [{ kind: "schedule", every: "10s", jitter: "11s" }, "jitter: jitter must be at most 10s"],
    [{ kind: "schedule", cron: "0,5 * * * *", jitter: "6m" }, "jitter: jitter must be at most 5m"],
    [{ kind: "schedule", every: "1s", count: 1.5 }, "count: count is how many requests"],
    [{ kind: "sum", of: [] }, "of: a sum needs at least one arrival process"],
    [{ kind: "sum", of: [{ kind: "sum", of: [] }] }, 'of.0.kind: "sum" is not an arrival process within a sum'],
    [
      {
        kind: "sum",
        of: [1, 2].map((n) => ({
          kind: "spike",
          rate: "1/s",
          at: "1h",
          peak: "9/s",
          duration: "1m",
          occurs: `${n}/month`,
        })),
      },
      "of: all spikes of a sum that say `occurs` must say the same",
    ],
    [
      { kind: "sum", of: ["7919s", "7907s", "7901s"].map((every) => ({ kind: "schedule", every })) },
      "of: the periods of the parts have no common multiple within a year",
    ],
  ])("refuses %j with one issue", (written, message) => {
    const found = issues(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it("describes every kind in its JSON Schema", () => {
    const text = JSON.stringify(z.toJSONSchema(arrivalSchema, { io: "input" }));
    for (const kind of Object.keys(arrivalKinds)) expect(text).toContain(`"const":"${kind}"`);
  });
});
