import { describe, expect, test } from "vitest";
import { fleetSizeField } from "../../../src/platforms/instance-pool/fleet-size.ts";

describe("instances", () => {
  test.each([
    [3, { kind: "fixed", count: 3 }],
    ["auto", { kind: "auto", minimum: 2, ceiling: 0.8 }],
    [{ auto: {} }, { kind: "auto", minimum: 2, ceiling: 0.8 }],
    [{ auto: { minimum: 3, ceiling: "70%" } }, { kind: "auto", minimum: 3, ceiling: 0.7 }],
    [
      { min: 2, max: 10, target: "60% cpu" },
      { kind: "growing", min: 2, max: 10, target: { metric: "cpu", value: 0.6 }, schedule: [], initial: null },
    ],
    [
      { min: 1, max: 4, target: "50 requests/s", schedule: [{ cron: "@daily", min: 2 }], initial: 3 },
      {
        kind: "growing",
        min: 1,
        max: 4,
        target: { metric: "requests", value: 50 },
        schedule: [{ cron: "@daily", min: 2 }],
        initial: 3,
      },
    ],
  ])("%j", (written, size) => {
    expect(fleetSizeField.parse(written)).toEqual(size);
  });

  const growing = { min: 2, max: 10, target: "60% cpu" };
  test.each([
    [0, "", "from 1 to 10000"],
    [2.5, "", "a whole number"],
    ["autto", "", 'did you mean "auto"?'],
    [null, "", "a number of machines, auto, or"],
    [[2], "", "a number of machines, auto, or"],
    [{ ...growing, min: 11 }, "min", "min 11 is above max 10"],
    [{ ...growing, target: "0% cpu" }, "target", "above 0%"],
    [{ min: 1, max: 2 }, "target", "a target is text such as"],
    [{ ...growing, initial: 1 }, "initial", "not from min 2 to max 10"],
    [{ ...growing, maxx: 3 }, "maxx", 'did you mean "max"?'],
    [{ ...growing, schedule: [{ cron: "0 25 * * *", min: 3 }] }, "schedule.0.cron", '"25" cannot be the hour'],
    [{ ...growing, schedule: [{ cron: "@daily", min: 11 }] }, "schedule.0.min", "min 11 is above max 10"],
    [{ ...growing, schedule: [{ cron: "@daily", mni: 3 }] }, "schedule.0.mni", 'did you mean "min"?'],
    [{ ...growing, schedule: "@daily" }, "schedule", "a schedule is a list such as"],
    [{ auto: { minimun: 3 } }, "auto.minimun", 'did you mean "minimum"?'],
    [{ auto: { ceiling: "120%" } }, "auto.ceiling", "from 0% to 100%"],
    [{ auto: { minimum: 0 } }, "auto.minimum", "from 1 to 10000"],
    [{ auto: 3 }, "auto", "auto is written auto, or"],
    [{ auto: {}, min: 2 }, "min", 'unknown key "min"'],
  ])("%j: %s", (written, path, part) => {
    const issues = fleetSizeField.safeParse(written).error?.issues ?? [];
    const found = issues.map((issue) => [issue.path.join("."), issue.message]);
    expect(found).toContainEqual([path, expect.stringContaining(part)]);
  });
});
