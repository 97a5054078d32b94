import { describe, expect, test } from "vitest";
import type { SweepResult } from "../../../src/analysis/sweep/sweep-result.ts";
import { sweepResultSchema } from "../../../src/analysis/sweep/sweep-result.ts";
import { placesInWords } from "../../../src/report/swept/places-in-words.ts";
import { sweepForms } from "../../../src/report/swept/sweep-forms.ts";
import { evenly } from "../../../src/report/swept/swept-points.ts";
import {
  axisOf,
  cellOf,
  exampleMany,
  exampleOneAtATime,
  exampleOneAxis,
  exampleThreeAxes,
  exampleTwoAxes,
  exampleUndecided,
  exampleWords,
  leftOut,
  sweepOf,
  sweptCandidate,
} from "./example-sweep.ts";

/** Wide enough for no sentence to wrap. */
function textOf(sweep: SweepResult): string {
  return sweepForms(sweep).text({ color: false, width: 1000 });
}

function firstLine(sweep: SweepResult): string {
  return textOf(sweep).split("\n")[0]!;
}

describe("the first line says which candidate is best where", () => {
  test.each<[string, SweepResult, string]>([
    [
      "one axis",
      exampleOneAxis(),
      "Lambda is the cheapest acceptable candidate for 6 of 10 values of workload.arrivals.rate (up to 20/s and at 500/s); Two m7g.large for 2 (from 100/s to 200/s); the cheapest cannot be told for 1 (at 50/s); no candidate is acceptable for 1 (at 1000/s).",
    ],
    // Lambda up to 200, 100 and 50 requests/s at 0.5, 1 and 2 GB (equal costs at 100, 50: Lambda is named first), and at 500/s.
    [
      "two axes",
      exampleTwoAxes(),
      "Lambda is the cheapest acceptable candidate in 21 of 30 combinations; Two m7g.large in 6; no candidate is acceptable in 3.",
    ],
    [
      "words",
      exampleWords(),
      "Lambda is the cheapest acceptable candidate for all 3 values of workload.arrivals.kind.",
    ],
    [
      "one at a time",
      exampleOneAtATime(),
      "Lambda is the cheapest acceptable candidate in 8 of 13 cells; Two m7g.large in 4; no candidate is acceptable in 1.",
    ],
    [
      "nothing acceptable",
      sweepOf(
        [axisOf("seed", ["1", "2"])],
        [0, 1].map((i) => cellOf([i], [leftOut("A", "no")])),
      ),
      "No candidate is acceptable for both values of seed.",
    ],
    [
      "one candidate",
      sweepOf(
        [axisOf("seed", ["1", "2"])],
        [0, 1].map((i) => cellOf([i], [sweptCandidate("a", 1, 1, { acceptable: i > 0 })])),
      ),
      "a is acceptable for 1 of 2 values of seed (at 2); no candidate is acceptable for 1 (at 1).",
    ],
  ])("%s", (_, sweep, sentence) => {
    expect(firstLine(sweep)).toBe(sentence);
  });
});

test.each([
  [[0, 1, 2], "up to 3/s"],
  [[3, 4], "from 4/s"],
  [[1, 2, 3], "from 2/s to 4/s"],
  [[0], "at 1/s"],
  [[0, 2, 4], "at 1/s and at 3/s and at 5/s"],
])("places %j are %s", (places, words) => {
  const axis = axisOf("rate", ["1/s", "2/s", "3/s", "4/s", "5/s"]);
  expect(placesInWords(axis, places)).toBe(words);
});

test("many stretches are counted, words and falling numbers named", () => {
  const many = axisOf(
    "rate",
    Array.from({ length: 9 }, (_, i) => `${i + 1}/s`),
  );
  expect(placesInWords(many, [0, 2, 4, 6])).toBe("in 4 stretches from 1/s to 7/s");
  expect(placesInWords(axisOf("x", ["a", "b", "c", "d", "e", "f"]), [0, 1, 2, 4, 5])).toBe("a, b, c, e and 1 more");
  expect(placesInWords(axisOf("x", ["3", "1", "2"]), [0, 1])).toBe("3, 1");
});

describe("tables", () => {
  test("one axis: a row for each value", () => {
    const text = textOf(exampleOneAxis());
    expect(text).toMatch(
      /^20\/s +Lambda +60.0 \(57.0 to 63.0\) +300 \(270 to 330\) +150 \(143 to 158\) +120 \(108 to 132\)$/m,
    );
    expect(text).toMatch(/^50\/s +cannot tell: Lambda +150/m);
    expect(text).toMatch(/^500\/s +Lambda .* 150 \(143 to 158\) \(fails\) +600 \(540 to 660\)$/m);
    expect(text).toMatch(/^1000\/s +none /m);
    expect(text).toContain("(fails): not acceptable there");
  });

  test("two axes: a grid of the cheapest and its cost", () => {
    const text = textOf(exampleTwoAxes());
    expect(text).toMatch(
      /^1GB +Lambda 3 +Lambda 6 +Lambda 15 +Lambda 30 +Lambda 60 +Lambda 150 +Two m7g.large 150 +Two m7g.large 150 +Lambda 1,500 +none$/m,
    );
  });

  test("one at a time: a table and a sentence for each axis", () => {
    const text = textOf(exampleOneAtATime());
    expect(text).toContain(
      '- candidates["Lambda"].memory: Two m7g.large is the cheapest acceptable candidate for 2 of 3 values (from 1024MB); Lambda for 1 (at 512MB).',
    );
    expect(text.match(/^1024MB +Two m7g.large +180/m)).not.toBeNull();
  });

  test("three axes: how often each is the cheapest, by axis", () => {
    const text = textOf(exampleThreeAxes());
    expect(text).toMatch(/^1000\/s +0 of 16 +0 of 16 +0 +16 of 16/m);
    // Lambda at most 2 requests/s, four times the traffic, 4 GB: 96 of 150 USD.
    expect(text).toMatch(/^2\/s +16 of 16 +0 of 16 +0 +0 +3 to 96$/m);
  });

  test.each([
    ["one axis", many(200)],
    ["two axes", exampleTwoAxes(Array.from({ length: 120 }, (_, i) => 0.5 + i / 8))],
  ])("%s: at most forty rows, and where the others are", (_, sweep) => {
    const text = textOf(sweep);
    expect(text).toMatch(/are shown, evenly spread; --format csv and --format json have all/);
    expect(text.split("\n").length).toBeLessThan(90);
  });

  test("what is left out is warned of, with the reason and the place", () => {
    expect(textOf(exampleWords())).toMatch(
      /Warning: Two m7g.large: left out in 1 of 3 cells \(\{kind: bursty.*…\); needs 9 GB of memory, has 8/,
    );
    expect(textOf(exampleTwoAxes())).toContain("overloaded in 6 of 30 cells (workload.arrivals.rate from 500/s)");
  });

  test("with one replication there are no intervals", () => {
    const once = exampleOneAxis();
    const cells = once.cells.map((cell) => ({ ...cell, replications: 1 }));
    expect(textOf({ ...once, cells })).toContain("each 1 h of traffic, once: no intervals.");
  });

  test("the command and the scenario's digest are at the end", () => {
    expect(textOf(exampleOneAxis())).toMatch(
      /evenpoint sweep checkout.yaml --vary .*\n\nevenpoint 0.1.0, seed 1, scenario sha256:0123\n$/,
    );
  });
});

describe("where one of crossed axes alone decides", () => {
  /** Lambda costs 15 or 30 USD at either memory; the machines what is given for each purchase. */
  function purchases(machines: readonly number[], lambda = (memory: number) => 15 * memory): SweepResult {
    const names = ["reserved-1y", "on-demand", "spot"].slice(0, machines.length);
    const cells = machines.flatMap((cost, i) =>
      [1, 2].map((memory, j) =>
        cellOf([i, j], [sweptCandidate("Lambda", lambda(memory), 1), sweptCandidate("Machines", cost, 1)]),
      ),
    );
    return sweepOf([axisOf("candidates[1].purchase", names), axisOf("candidates[0].memory", ["1GB", "2GB"])], cells);
  }

  test("the first line names it", () => {
    expect(firstLine(purchases([10, 40, 50]))).toBe(
      "candidates[1].purchase alone decides: reserved-1y: Machines; on-demand, spot: Lambda.",
    );
  });

  test("not where two decide, none does, or the other has one value only", () => {
    expect(firstLine(purchases([10, 20, 50]))).toMatch(/^Lambda is the cheapest acceptable candidate in 3 of 6/);
    expect(firstLine(purchases([40, 50]))).toBe("Lambda is the cheapest acceptable candidate in all 4 combinations.");
    const all = purchases([10, 40]);
    const alone = {
      ...all,
      axes: [all.axes[0]!, axisOf("b", ["1"])],
      cells: all.cells.filter(({ points }) => points[1] === 0),
    };
    expect(firstLine(alone)).toMatch(/in 1 of 2 combinations/);
  });

  test("nor where one cell has no acceptable candidate", () => {
    const { axes, cells } = purchases([10, 40]);
    const named = cells.map((cell, i) =>
      i === 3 ? { ...cell, verdict: { best: null, kind: "none acceptable" as const } } : cell,
    );
    expect(firstLine(sweepOf(axes, named))).not.toContain("alone decides");
  });
});

describe("what too few requests leave open", () => {
  const sweep = exampleUndecided();

  test("is counted apart from what no candidate can do", () => {
    expect(firstLine(sweep)).toBe(
      "Lambda is the cheapest acceptable candidate for 1 of 3 values of workload.arrivals.rate (at 5/s); not decided for 2 (up to 2/s): too few requests.",
    );
    const first = { ...sweep, axes: [axisOf("a", ["1", "2"])], cells: sweep.cells.slice(0, 2) };
    expect(firstLine(first)).toBe("Not decided for both values of a: too few requests.");
  });

  test("is not said to fail, in the rows of a table and in its notes", () => {
    const text = textOf(sweep);
    expect(text).toMatch(/^1\/s +not decided +3.00 .*\(not decided\) .* 150 .*\(fails\)/m);
    expect(text).toContain("(not decided): too few requests inform an objective");
    expect(text).toMatch(/^not decided in +2 of 3 +0 of 3$/m);
  });

  test("is warned of with its place and the remedy", () => {
    expect(textOf(sweep)).toContain(
      "Warning: Lambda: not decided in 2 of 3 cells (up to 2/s); too few requests, a longer duration settles it",
    );
  });

  test.each(["p99 < 50ms in every 1m", "p99 < 50ms in 99% of 5m windows"])(
    "over windows has another remedy: %s",
    (slo) => {
      const open = { acceptable: false, undecided: true, unacceptableBecause: [`${slo}: too few requests`] };
      const only = sweepOf([axisOf("a", ["1"])], [cellOf([0], [sweptCandidate("A", 1, 1, open)])]);
      expect(textOf(only)).toContain("A: not decided in the only cell; too few requests, longer windows settle it");
    },
  );

  test("stands in a grid and in the counts of more axes", () => {
    const [rate] = sweep.axes as [SweepResult["axes"][number]];
    const grid = {
      ...sweep,
      axes: [axisOf("a", ["x"]), rate],
      cells: sweep.cells.map((cell, i) => ({ ...cell, points: [0, i] })),
    };
    expect(textOf(grid)).toMatch(/^x +not decided +not decided +Lambda 15$/m);
    const three = { ...sweep, axes: [axisOf("a", ["x"]), axisOf("b", ["y"]), rate] };
    const cells = sweep.cells.map((cell, i) => ({ ...cell, points: [0, 0, i] }));
    expect(textOf({ ...three, cells })).toMatch(/^2\/s +0 of 1 +0 of 1 +0 +1 of 1 +0/m);
  });
});

describe("what the runs of cells warn of", () => {
  test("is one line where only its numbers differ, with the number of cells", () => {
    expect(textOf(exampleUndecided())).toContain(
      '- in 2 of 3 cells: Lambda: "p99 < 50ms" cannot be decided: p99 needs 2,000 requests per replication and saw 60; a duration of 40m would settle it (numbers differ by cell)',
    );
  });

  test("is at most ten lines and the number of the others; each candidate and each objective has its own", () => {
    const warnings = [
      '"p99 < 50ms" is open',
      '"p99 < 60ms" is open',
      ...Array(11)
        .fill("")
        .map((_, i) => `kind ${"abcdefghijk"[i]}`),
    ];
    const one = sweepOf([axisOf("a", ["1"])], [cellOf([0], [sweptCandidate("A", 1, 1, { warnings })])]);
    const text = textOf(one);
    expect(text.match(/in the only cell: A: /g)).toHaveLength(10);
    expect(text).toContain("3 more are in the JSON form");
    expect(textOf(exampleOneAxis())).not.toMatch(/^warnings$/im);
  });
});

function many(count: number): SweepResult {
  const axis = axisOf(
    "a",
    Array.from({ length: count }, (_, i) => String(i)),
  );
  return sweepOf(
    [axis],
    axis.points.map((_, i) => cellOf([i], [sweptCandidate("A", 1, 1), sweptCandidate("B", 2, 2)])),
  );
}

test("evenly spread places hold both ends and no place twice", () => {
  expect(evenly(5, 9)).toEqual([0, 1, 2, 3, 4]);
  expect(evenly(9, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(new Set(evenly(1000, 40)).size).toBe(40);
  expect(evenly(3, 1)).toEqual([0]);
});

test("JSON reads back as the same sweep", () => {
  for (const sweep of [exampleOneAxis(), exampleWords(), exampleOneAtATime(), exampleMany()]) {
    const written = sweepForms(sweep).json();
    const read = sweepResultSchema.parse(JSON.parse(written));
    expect(sweepForms(read).json()).toBe(written);
  }
});

describe("Markdown", () => {
  test("the answer is the first line, and each picture is shown once", () => {
    const all = [exampleOneAxis(), exampleTwoAxes(), exampleOneAtATime(), exampleThreeAxes(), exampleWords()];
    for (const sweep of all) {
      const forms = sweepForms(sweep);
      const written = forms.markdown({ figures: { folder: "out" } });
      expect(written.startsWith("**")).toBe(true);
      const shown = [...written.matchAll(/\]\(out\/([\w-]+)\.png\)/g)].map(([, name]) => name);
      expect(shown.sort()).toEqual(
        forms
          .charts()
          .map(({ name }) => name)
          .sort(),
      );
    }
  });

  test("no name breaks out of its place", () => {
    const hostile = "<script>|`]](x) **b**\n# h\u001b[31m";
    const sweep = sweepOf(
      [axisOf(`candidates["${hostile}"].x`, [hostile, "2"])],
      [0, 1].map((i) => cellOf([i], [sweptCandidate(hostile, 1, 1), leftOut(`${hostile}2`, hostile)])),
      { scenario: { name: hostile, question: hostile, seed: 1, digest: null } },
    );
    const written = sweepForms(sweep).markdown({ figures: { folder: "out" } });
    expect(written).not.toContain("<script>");
    expect(written).not.toContain("\u001b");
    expect(written).not.toMatch(/^# h/m);
    const rows = written.split("\n").filter((line) => line.startsWith("|"));
    const bars = rows.map((row) => row.replace(/\\\|/g, "").split("|").length);
    // The table of values has six columns, that of ranges three, each with a bar on either side.
    expect(new Set(bars)).toEqual(new Set([8, 5]));
    expect(sweepForms(sweep).text({ color: false, width: 80 })).not.toContain("\u001b");
  });
});
