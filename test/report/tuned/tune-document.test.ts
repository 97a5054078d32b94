import { describe, expect, test } from "vitest";
import type { MeasurementsResult, TunedSize, TuneResult } from "../../../src/analysis/tune/tune-result.ts";
import { type Block, type ReportDocument, type Row, type Table, textOf } from "../../../src/report/document.ts";
import { tuneDocument } from "../../../src/report/tuned/tune-document.ts";
import { around } from "../example-result.ts";
import {
  adviceOf,
  bothArchitectures,
  closedForm,
  failingSize,
  measurementSet,
  nothingAcceptable,
  picksOf,
  thirtySizes,
  tuneCase,
  workingSize,
} from "./tune-case.ts";

function blocksOf(document: ReportDocument, title: string): readonly Block[] {
  const section = document.find((one) => one.title === title);
  if (section === undefined) throw new Error(`there is no section ${title}`);
  return section.blocks;
}

function tablesOf(blocks: readonly Block[]): readonly Table[] {
  return blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}

/** Cells of each row by the titles of their columns. */
function rowsOf({ columns, rows }: Table): readonly Readonly<Record<string, string>>[] {
  const cells = (row: Row) => ("group" in row ? [] : row.map(textOf));
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, i) => [columns[i]!.title, cell])));
}

function wordsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [textOf(block.text)];
    if (block.kind === "list") return block.items.map(textOf);
    return block.kind === "subtitle" ? [block.text] : [];
  });
}

function titlesOf(result: TuneResult): readonly (string | null)[] {
  return tuneDocument(result).map(({ title }) => title);
}

test("the answer comes first; what there is nothing to say of has no section", () => {
  expect(titlesOf(thirtySizes())).toEqual([
    ...[null, "The choice", "Sizes", "Measurements", "Taken for granted", "Reproduce"],
  ]);
  expect(titlesOf(nothingAcceptable())).toEqual([null, "The choice", "Sizes", "Taken for granted", "Reproduce"]);
  const broken = tuneCase([failingSize("128 MB", ["too small"])], adviceOf(null));
  expect(titlesOf(broken)).toEqual([null, "Sizes", "Taken for granted", "Reproduce"]);
});

describe("the choice", () => {
  const choiceOf = (result: TuneResult) => blocksOf(tuneDocument(result), "The choice");
  const picked = (result: TuneResult) => rowsOf(tablesOf(choiceOf(result))[0]!);

  test("each strategy has a row with what it takes", () => {
    const result = thirtySizes();
    expect(picked(result).map((row) => row.Size)).toEqual(["960 MB", "320 MB", "1920 MB", "1600 MB"]);
    // 10 ms + 90 ms of one vCPU at 1920 MB: 100 ms; p95 and p99 are two and three times it.
    expect(picked(result)[2]).toMatchObject({ "mean, ms": "100", "p95, ms": "200", "p99, ms": "300" });
    expect(picked(result)[0]!["Cannot be told from"]).toBe("960 MB, 1280 MB");
    expect(picked(result)[1]!["Cannot be told from"]).toBe("");
  });

  test("where a strategy takes none, it says so", () => {
    const [slo, cost] = picked(nothingAcceptable());
    expect([slo!.Size, slo!["USD/month"]]).toEqual(["none", ""]);
    expect(cost).toMatchObject({ Size: "128 MB", "USD/month": "30.0 (29.7 to 30.3)", "USD/million": "3" });
  });

  test("closed forms have no percentiles", () => {
    const [row] = picked(closedForm());
    expect(Object.keys(row!)).toEqual(["", "Size", "USD/month", "USD/million", "mean, ms", "Cannot be told from"]);
    expect(wordsOf(choiceOf(closedForm())).at(-1)).toBe(
      "No other size beats these in both cost and mean latency: 128 MB, 1769 MB.",
    );
  });

  test("knee, front, and what balanced hangs on, in words", () => {
    const { advice } = thirtySizes();
    const balancedInstability = [{ without: ["8960 MB", "9280 MB"], size: "1280 MB" }];
    const words = wordsOf(choiceOf(thirtySizes({ advice: { ...advice, balancedInstability } })));
    expect(words[0]).toMatch(/^Balanced would be 1280 MB without 8960 MB, 9280 MB: /);
    expect(words[1]).toMatch(/^The knee of cost against p95 is 1280 MB: /);
    expect(words[2]).toBe("No other size beats these in both cost and p95: 320 MB to 1920 MB.");
  });
});

describe("sizes", () => {
  const sizesOf = (result: TuneResult) => blocksOf(tuneDocument(result), "Sizes");
  const rows = (result: TuneResult) => rowsOf(tablesOf(sizesOf(result))[0]!);

  test("each with its standing and its marks", () => {
    const all = rows(thirtySizes());
    expect(all).toHaveLength(30);
    const standing = all.map((row) => [row.Size, row.Acceptable, row[""]]);
    expect(standing.slice(0, 6)).toEqual([
      ["128 MB", "cannot serve", ""],
      ["320 MB", "no: p95 < 500ms", ""],
      ["640 MB", "no: p95 < 500ms", ""],
      ["960 MB", "yes", "recommended"],
      ["1280 MB", "yes", "current, knee"],
      ["1600 MB", "yes", ""],
    ]);
  });

  test("not certain, not decided, and measured", () => {
    const slo = [{ objective: "p95 < 500ms", observed: around(200), passed: true, certain: false }];
    const handler = { measured: 80, fitted: around(81) };
    const sizes = [
      workingSize("1", { at: 1, monthly: 1, mean: 1 }, { slo }),
      workingSize("2", { at: 2, monthly: 1, mean: 1 }, { undecided: true, acceptable: false }),
      workingSize("3", { at: 3, monthly: 1, mean: 1 }, { handler }),
    ];
    const all = rows(tuneCase(sizes, adviceOf("3")));
    expect(all.map((row) => row.Acceptable)).toEqual(["yes, not certain", "not decided", "yes"]);
    expect(all[2]![""]).toBe("recommended, measured");
  });

  test("why sizes fail, the first ten of them", () => {
    const failing = Array.from({ length: 12 }, (_, i) => failingSize(`${i} MB`, ["too small", "too old"]));
    const words = wordsOf(sizesOf(tuneCase(failing, adviceOf(null))));
    expect(words).toEqual([
      "Sizes that cannot serve this workload:",
      ...Array.from({ length: 10 }, (_, i) => `${i} MB: too small; too old`),
      "And 2 more.",
    ]);
    expect(wordsOf(sizesOf(bothArchitectures()))).toEqual([]);
  });

  describe("more than forty", () => {
    const handler = { measured: 80, fitted: around(81) };
    const sizes = Array.from({ length: 100 }, (_, i): TunedSize => {
      const over = { isCurrent: i === 41, handler: i === 42 ? handler : null };
      return workingSize(`${64 * (i + 1)} MB`, { at: 64 * (i + 1), monthly: 100 + i, mean: 100 }, over);
    });
    const name = (i: number) => sizes[i]!.name;
    const picks = picksOf(name(3), { speed: name(97), balanced: name(51) });
    const result = tuneCase(sizes, adviceOf(name(3), { picks, knee: name(60) }));

    test("forty rows are shown in their order, and the others counted", () => {
      const shown = rows(result).map((row) => row.Size);
      expect(shown).toHaveLength(40);
      expect(shown).toEqual(sizes.map((size) => size.name).filter((one) => shown.includes(one)));
      expect(wordsOf(sizesOf(result))).toEqual([expect.stringContaining("60 of 100 sizes are not shown; ")]);
    });

    test("what is recommended, picked, current, measured or the knee is among them", () => {
      const shown = rows(result).map((row) => row.Size);
      expect(shown).toEqual(expect.arrayContaining([3, 97, 51, 41, 42, 60].map(name)));
    });

    test("the others are chosen evenly: no stretch of five is left out", () => {
      const places = rows(result).map((row) => sizes.findIndex((size) => size.name === row.Size));
      const gaps = places.slice(1).map((place, i) => place - places[i]!);
      // 34 of 94: every third, now and then another one in between.
      expect(Math.max(...gaps)).toBeLessThan(5);
      expect(places[0]).toBeLessThan(4);
      expect(places.at(-1)).toBeGreaterThan(95);
    });
  });
});

describe("measurements", () => {
  const law = { io: 10, cpu: 90, measured: { 256: 0.25, 1769: 0, 3538: -0.2 } };
  const blocks = (...sets: readonly MeasurementsResult[]) =>
    blocksOf(tuneDocument(thirtySizes({ measurements: [...sets] })), "Measurements");

  test("the law with its parameters, and each size against it", () => {
    const all = blocks(measurementSet(law));
    expect(wordsOf(all)[0]).toBe(
      "3 sizes from measured.csv. The time of a handler is io + cpu / min(v, 1), v being vCPUs: io 10.0 ms (9.8 to 10.2), which no size shortens, and cpu 90.0 ms (88.2 to 91.8) on one full vCPU.",
    );
    // At 1769 MB one vCPU: 10 + 90. At twice as much no less; measured there a fifth less, so that the law is 25 % above.
    const rows = rowsOf(tablesOf(all)[0]!);
    expect(rows.slice(1)).toEqual([
      { MB: "1,769", "measured, ms": "100", "fitted, ms": "100", "off by, %": "0.0", invocations: "n/a" },
      { MB: "3,538", "measured, ms": "80", "fitted, ms": "100", "off by, %": "+25.0", invocations: "n/a" },
    ]);
    expect(rows[0]!["off by, %"]).toBe("-20.0");
  });

  test("with noise the spread about the law, without it the remedy", () => {
    expect(wordsOf(blocks(measurementSet(law)))[1]).toContain("a standard deviation of 3.4 % (3 degrees of freedom)");
    const { fit } = measurementSet(law);
    const [, words] = wordsOf(blocks(measurementSet(law, { fit: { ...fit, noise: null } })));
    expect(words).toMatch(/nothing is left over to check it, and there is no interval\. Measure at one size more\.$/);
  });

  test("contradictions are listed, each in its own words", () => {
    const { fit } = measurementSet(law);
    const contradictions = ["512 MB is slower than 256 MB.", "1024 MB lies far from the law."];
    const words = wordsOf(blocks(measurementSet(law, { fit: { ...fit, contradictions } })));
    expect(words.slice(2, 4)).toEqual(contradictions);
  });

  test("how well sizes are predicted from the others, where they can be", () => {
    expect(wordsOf(blocks(measurementSet(law))).at(-1)).toBe(
      "Each inner size predicted from the others (root mean square error): io + cpu 2.1 %, exponential 4.56 %.",
    );
    const { fit } = measurementSet(law);
    const none = measurementSet(law, { fit: { ...fit, leaveOneOut: [{ model: "io + cpu", error: null }] } });
    expect(wordsOf(blocks(none)).at(-1)).toBe("Too few sizes to predict one from the others.");
  });

  test("a law with parallel work, asked for", () => {
    const { fit } = measurementSet(law);
    const parallel = { ...fit, model: "io + serial + parallel", isPinned: true, parallel: around(30) };
    const [words] = wordsOf(blocks(measurementSet(law, { fit: parallel })));
    expect(words).toContain("io + serial / min(v, 1) + parallel / v");
    expect(words).toContain("of which 30.0 ms (29.4 to 30.6) can use several vCPUs (the law was asked for).");
  });

  test("invocations are counted where they are known", () => {
    const set = measurementSet(law);
    const points = set.points.map((point) => ({ ...point, count: 20 }));
    const rows = rowsOf(tablesOf(blocks({ ...set, points }))[0]!);
    expect(rows.map(({ invocations }) => invocations)).toEqual(["20", "20", "20"]);
  });

  test("two sets have their names, their architectures, or their places", () => {
    const [named, other] = bothArchitectures().measurements;
    const subtitles = (...sets: readonly MeasurementsResult[]) =>
      blocks(...sets).flatMap((block) => (block.kind === "subtitle" ? [block.text] : []));
    expect(subtitles(named!, other!)).toEqual(["on x86", "on arm"]);
    expect(subtitles(named!, { ...other!, name: "" })).toEqual(["on x86", "arm64"]);
    expect(subtitles(named!, { ...other!, name: "", architecture: null })).toEqual(["on x86", "set 2"]);
    expect(subtitles(named!)).toEqual([]);
  });
});

describe("warnings", () => {
  const warned = (warnings: readonly (readonly string[])[]) => {
    const sizes = warnings.map((own, i) =>
      workingSize(`${i} MB`, { at: i + 1, monthly: 1, mean: 1 }, { warnings: [...own] }),
    );
    const [opening] = tuneDocument(tuneCase(sizes, adviceOf("1 MB")));
    return opening!.blocks.flatMap((block) => (block.kind === "list" ? block.items.map(textOf) : []));
  };

  test("of every size stand once, of some with their names, the recommended one's first", () => {
    expect(warned([["a.", "b."], ["c.", "b."], ["b."]])).toEqual(["1 MB: c.", "b.", "0 MB: a."]);
  });

  test("that name their size are not named again", () => {
    expect(warned([["0 MB is nearly full."], []])).toEqual(["0 MB is nearly full."]);
  });

  test("of which there are many are cut, and counted", () => {
    const many = Array.from({ length: 11 }, (_, i) => `warning ${i}.`);
    expect(warned([many]).slice(-2)).toEqual(["warning 7.", "3 more warnings are in the JSON."]);
  });
});

test("what was searched and assumed is told", () => {
  const search = { considered: 30, simulated: 12, note: "12 of 30 combinations were simulated." };
  const words = wordsOf(blocksOf(tuneDocument(thirtySizes({ search })), "Taken for granted"));
  expect(words.slice(0, 2)).toEqual(["12 of 30 combinations were simulated.", "Every request takes its mean."]);
});

test("the command and the address of Power Tuning's page can be copied", () => {
  const powerTuning = { results: {}, url: "https://lambda-power-tuning.show/#AAE=;AAA=;AAA=" };
  const commands = blocksOf(tuneDocument(thirtySizes({ powerTuning })), "Reproduce").flatMap((block) =>
    block.kind === "command" ? [block.text] : [],
  );
  expect(commands).toEqual(["evenpoint tune thumbnails.yaml", powerTuning.url]);
});
