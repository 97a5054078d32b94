import { describe, expect, it } from "vitest";
import { megabyte, problemsOf, read, set, size, sizesOf } from "./read.ts";

const lines = (...rows: readonly string[]) => rows.join("\n");

describe("a table of means", () => {
  it("has a row for each size", () => {
    const text = lines(
      "memory_mb,mean_duration_ms,billed_duration_ms,init_duration_ms,cost,n,stddev_ms",
      "512,2.5,3,100,0.5e-6,40,0.25",
      "128,10,10,,0.25e-6,20,1",
    );
    expect(read(text)).toEqual({
      sets: [
        set([
          size(128, 10_000, { billed: 10_000, cost: 0.25e-6, count: 20, deviation: 1_000 }),
          size(512, 2_500, { billed: 3_000, init: 100_000, cost: 0.5e-6, count: 40, deviation: 250 }),
        ]),
      ],
      notes: [],
    });
  });

  it.each([
    "memory,duration",
    "memory_mb,duration_ms",
    "Memory (MB),Duration (ms)",
    "memoryMB,durationMs",
    "memorySizeMB,averageDuration",
    "power,mean_duration_ms",
    "size,avg",
    "value,averageDuration",
    "RAM [MiB],avg_duration_ms",
    '"memory","mean ms"',
    "memory_size,latency_ms",
    "\uFEFFmemory_mb,time_ms",
  ])("knows its columns by the names %j", (header) => {
    expect(sizesOf(lines(header, "128,10", "256,5"))).toEqual([size(128, 10_000), size(256, 5_000)]);
  });

  it.each([
    ["duration_s", "0.01", "0.005"],
    ["duration_us", "10000", "5000"],
    ["duration_ns", "1e7", "5e6"],
    ["duration", "10ms", "5ms"],
    ["duration", "0.01s", "0.005 s"],
    ["duration", "10000µs", "5000us"],
    ["duration_ms", "10 ms", "5 ms"],
    ["duration seconds", "0.01", "0.005"],
  ])("takes the unit of column %j with %j", (column, first, second) => {
    const sizes = sizesOf(lines(`memory,${column}`, `128,${first}`, `256,${second}`));
    expect(sizes.map(({ duration }) => Math.round(duration * 1e6))).toEqual([10_000e6, 5_000e6]);
  });

  it.each([
    ["duration,sd", "0.01s,0.002", 2_000],
    ["duration,sd", "10ms,2", 2_000],
    ["duration_s,sd", "0.01,0.002", 2_000],
    ["duration_s,sd_ms", "0.01,2", 2_000],
    ["duration,sd", "0.01s,2ms", 2_000],
    ["sd,duration", "0.002,0.01s", 2_000],
  ])("takes the deviation of columns %j with %j", (columns, cells, deviation) => {
    const sizes = sizesOf(lines(`memory,${columns}`, `128,${cells}`, `256,${cells}`));
    expect(sizes.map((measured) => [measured.duration, measured.deviation])).toEqual([
      [10_000, deviation],
      [10_000, deviation],
    ]);
  });

  it.each([
    ["memory", "512MB", "1024MB"],
    ["memory", "0.5GB", "1 GB"],
    ["memory_gb", "0.5", "1"],
    ["memory_mb", "512 MiB", "1024mb"],
    ["memory_bytes", "536870912", "1073741824"],
  ])("takes sizes of column %j with %j", (column, first, second) => {
    const sizes = sizesOf(lines(`${column},duration`, `${first},1`, `${second},2`));
    expect(sizes.map(({ memory }) => memory / megabyte)).toEqual([512, 1024]);
  });

  it.each([";", "\t", "|"])("may be separated by %j, with any line breaks", (delimiter) => {
    const text = "memory,duration\r\n128,10\r\n\r\n256,5\r\n".replaceAll(",", delimiter);
    expect(sizesOf(text)).toEqual([size(128, 10_000), size(256, 5_000)]);
  });

  it("has one set for each architecture", () => {
    const text = lines("arch,memory,duration", "x86_64,128,10", "ARM64,128,9", "x86,256,5", "Graviton2,256,4");
    expect(read(text).sets).toEqual([
      set([size(128, 10_000), size(256, 5_000)], { architecture: "x86_64" }),
      set([size(128, 9_000), size(256, 4_000)], { architecture: "arm64" }),
    ]);
  });

  it.each([
    ["cost_cny", "0.5e-6", "CNY"],
    ["cost_usd", "0.5e-6", "USD"],
    ["mean_cost_usd_per_invocation", "0.5e-6", "USD"],
    ["averagePrice", "0.5e-6", "USD"],
    ["cost_usd_per_1m", "0.5", "USD"],
    ["cost_per_million", "0.5", "USD"],
    ["currency,cost", "cny,0.5e-6", "CNY"],
  ] as const)("takes costs of column %j", (columns, cells, currency) => {
    const text = lines(`memory,duration,${columns}`, `128,10,${cells}`, `256,5,${cells}`);
    const cost = 0.5 / 1e6;
    expect(read(text).sets).toEqual([set([size(128, 10_000, { cost }), size(256, 5_000, { cost })], { currency })]);
  });

  it("may have a row for warm and one for cold starts", () => {
    const text = lines(
      "start_type,memory,duration,mean_init_ms",
      "cold,128,50,200",
      "warm,128,10,0.00",
      "cold,256,40,180",
      "warm,256,5,0.00",
    );
    expect(read(text)).toEqual({
      sets: [set([size(128, 10_000, { init: 200_000 }), size(256, 5_000, { init: 180_000 })])],
      notes: [],
    });
  });

  it("leaves out failed configurations, and says so", () => {
    const text = lines(
      "memory,duration,status",
      "128,N/A,ok",
      "256,9,ok",
      "512,,ok",
      "1024,3,timed out",
      "2048,2,SUCCEEDED",
      "3008,1,Failed",
      "4096,1,500",
    );
    expect(read(text)).toEqual({
      sets: [set([size(256, 9_000), size(2048, 2_000)])],
      notes: [
        "3 rows are left out: by their status they failed (lines 5, 7 and 8)",
        "2 rows are left out: no duration is told (lines 2 and 4)",
      ],
    });
  });

  it("may quote fields, also over lines", () => {
    expect(sizesOf('memory,note,duration\n"128","a ""b""\nc",10\n256,,5')).toEqual([
      size(128, 10_000),
      size(256, 5_000),
    ]);
    expect(problemsOf('memory,note,duration\n"128","a\nc",10\n256,,x')[0]).toMatchObject({ line: 4 });
  });
});

describe("a table of invocations", () => {
  it("gives mean, number and deviation", () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32.
    const text = lines(
      "memory,duration,billed",
      ...[2, 4, 4, 4, 5, 5, 7, 9].map((ms) => `128,${ms},${ms + 1}`),
      "256,3,4",
    );
    const deviation = 1000 * Math.sqrt(32 / 7);
    const sizes = sizesOf(text);
    expect(sizes).toEqual([
      size(128, 5_000, { count: 8, billed: 6_000, deviation: expect.closeTo(deviation, 9) as number }),
      size(256, 3_000, { count: 1, billed: 4_000 }),
    ]);
  });

  it("takes the duration of warm ones, and the initialisation of cold ones", () => {
    const text = lines(
      "memory,duration,init",
      "128,90,300",
      "128,10,",
      "128,12,0",
      "256,80,200",
      "256,70,100",
      "256,4,",
      "256,6,",
    );
    const root2 = 1000 * Math.SQRT2;
    expect(sizesOf(text)).toEqual([
      size(128, 11_000, { count: 2, deviation: root2, init: 300_000 }),
      size(256, 5_000, { count: 2, deviation: root2, init: 150_000 }),
    ]);
  });

  it("leaves out a size that has cold ones only, where most have warm ones", () => {
    const text = lines("memory,duration,init", "128,10,", "128,90,300", "256,5,", "256,7,", "512,50,250");
    const { sets, notes } = read(text);
    expect(sets[0]!.sizes.map(({ memory, duration }) => [memory / megabyte, duration])).toEqual([
      [128, 10_000],
      [256, 6_000],
    ]);
    expect(notes).toEqual(["512MB is left out: no warm invocations"]);
  });

  it("takes cold ones at every size, where most sizes have no others", () => {
    const text = lines("memory,duration,init", "128,10,", "128,90,300", "256,45,290", "256,55,310", "512,20,280");
    const { sets, notes } = read(text);
    expect(sets[0]!.sizes.map(({ memory, duration, init }) => [memory / megabyte, duration, init])).toEqual([
      [128, 90_000, 300_000],
      [256, 50_000, 300_000],
      [512, 20_000, 280_000],
    ]);
    expect(notes).toEqual([
      "durations are of cold starts, without their initialisation, at every size: of 3 sizes, 1 has warm ones",
    ]);
  });

  it("is told from means that were taken with their initialisation", () => {
    const sizes = sizesOf(lines("memory,duration,init", "128,10,300", "256,5,290"));
    expect(sizes).toEqual([size(128, 10_000, { init: 300_000 }), size(256, 5_000, { init: 290_000 })]);
  });
});

describe("a table of several functions", () => {
  it.each([
    ["runtime", "node", "rust"],
    ["function", "a", "b"],
    ["version", "1", "2"],
    ["build of", "release", "debug"],
  ])("is refused by column %j", (column, one, other) => {
    const text = lines(`${column},memory,duration`, `${one},128,1`, `${one},256,1`, `${other},128,2`, `${other},256,2`);
    expect(problemsOf(text)).toEqual([
      {
        file: "m.csv",
        line: null,
        path: "",
        message: `the rows are of several functions: ${JSON.stringify(column)} has 2 values ("${one}" and "${other}"); keep the rows of one function, with one value in each of these columns`,
      },
    ]);
  });

  it("is none where a column tells rows or sizes apart", () => {
    const text = lines(
      "request,function,p99_ms,memory,duration",
      "r1,orders-128,20,128,10",
      "r2,orders-128,20,128,12",
      "r3,orders-256,9,256,5",
    );
    const { sets, notes } = read(text);
    expect(sets).toHaveLength(1);
    expect(notes).toEqual([
      'column "function" has 2 values ("orders-128" and "orders-256"), and is taken for one function: each has one size',
    ]);
  });

  it("is none where the values of a column that names no functions share no size", () => {
    const text = lines("batch,memory,duration", "early,128,8", "early,256,4", "late,512,2", "late,1024,1");
    expect(sizesOf(text)).toHaveLength(4);
  });

  it("gives its name where it is one", () => {
    const text = lines("workload,runtime,memory,duration", "cpu,rust,128,10", "cpu,rust,256,5");
    expect(read(text).sets[0]!.name).toBe("cpu rust");
  });
});

describe("a table that cannot be read", () => {
  const good = "128,10\n256,5";
  it.each([
    ["a,b\n1,2", 1, /no column is the memory; name one of them memory_mb \(the header has "a" and "b"\)/],
    ["memory,x\n1,2", 1, /no column is the duration; name one of them duration_ms/],
    [good, 1, /no column is the memory/],
    [
      `memory,duration_ms,avg_duration_ms\n128,1,2`,
      1,
      /"duration_ms" and "avg_duration_ms" could each be the duration/,
    ],
    [`memory,duration\n${good}\n512`, 4, /1 fields; expected 2/],
    [`memory,duration\n${good}\n512,1,2`, 4, /3 fields; expected 2/],
    [`memory,duration\n${good}\n512,-3`, 4, /the duration "-3" in column "duration" is negative/],
    [`memory,duration\n${good}\n512,0`, 4, /the duration "0" in column "duration" is 0/],
    [`memory,duration\n${good}\n512,NaN`, 4, /"NaN" in column "duration" is not a duration; expected a number such as/],
    [`memory,duration\n${good}\n512,Infinity`, 4, /"Infinity" in column "duration" is not a duration/],
    [`memory,duration\n${good}\n512,1e999`, 4, /"1e999" in column "duration" is not a duration/],
    [`memory,duration\n${good}\n512,0x10`, 4, /"0x10" in column "duration" is not a duration/],
    [`memory;duration\n128;1,5\n256;1`, 2, /"1,5" in column "duration" is not .*; write decimals with a point/],
    [`memory,duration\n${good}\n512,\u001b[2J`, 4, /"\\u001b\[2J" in column/],
    [`memory,duration\n${good}\n-512,1`, 4, /the memory "-512" in column "memory" is negative/],
    [`memory,duration\n${good}\n0,1`, 4, /the memory "0" in column "memory" is 0/],
    [`memory,duration\n${good}\n,1`, 4, /the row has no memory/],
    [
      `memory,duration\n${good}\n512MB,1`,
      4,
      /mixed units: "512MB" in column "memory", where line 2 has "128"; write one unit/,
    ],
    ["memory,duration\n128MB,1\n0.5GB,1", 3, /mixed units: "0.5GB" .* line 2 has "128MB"/],
    ["memory,duration\n128,1ms\n256,1s", 3, /mixed units: "1s" .* line 2 has "1ms"/],
    [
      "memory,duration_ms\n128,1s\n256,",
      2,
      /mixed units: "1s" in column "duration_ms", where the column's name says ms/,
    ],
    [`memory,duration,n\n128,1,0\n256,1,1`, 2, /"0" in column "n" is not a whole number of 1 or more/],
    [`memory,duration,n\n128,1,1.5\n256,1,1`, 2, /"1.5" in column "n" is not a whole number/],
    [`memory,duration,sd\n128,1,-1\n256,1,1`, 2, /the deviation "-1" in column "sd" is negative/],
    [`memory,duration,cost\n128,1,-1\n256,1,1`, 2, /"-1" in column "cost" is not a number of 0 or more/],
    [`memory,duration,cost\n128,1,$1\n256,1,1`, 2, /"\$1" in column "cost" is not a number/],
    [`memory,duration,arch\n128,1,riscv\n256,1,arm64`, 2, /"riscv" in column "arch" is neither x86_64 nor arm64/],
    [
      `memory,duration,start_type\n128,1,tepid\n256,1,cold`,
      2,
      /"tepid" in column "start_type" is neither cold nor warm/,
    ],
    [`memory,duration,currency\n128,1,EUR\n256,1,USD`, 2, /"EUR" in column "currency" is neither USD nor CNY/],
    [`memory,duration,currency\n128,1,USD\n256,1,CNY`, null, /costs are in USD and CNY; keep the rows of one currency/],
    [
      `memory,duration,n\n128,1,5\n256,1,5\n128,2,5`,
      4,
      /128MB is there 2 times \(lines 2 and 4\); in a table of means .* keep one/,
    ],
    [`memory,duration,sd\n128,1,5\n128,1,5\n256,2,5`, 3, /128MB is there 2 times \(lines 2 and 3\)/],
    ["memory,duration\n128,1", null, /the measurements have one size, 128MB; measure at two sizes or more/],
    ["memory,duration,cold\n128,1,no\n128,1,2026\n256,1,no", 3, /"2026" in column "cold" is neither/],
    ["memory,duration,arch\n128,1,arm64\n256,1,arm64\n128,1,x86", null, /the measurements of x86_64 have one size/],
    ["memory;duration", null, /no measurement is in it; understood are/],
    ["memory,duration", null, /no measurement is in it; understood are/],
    ["memory,duration\n128,N/A", null, /no measurement is in it \(1 row is left out: no duration is told \(line 2\)\)/],
    [
      "memory,duration\n128,1\n99999999999,1",
      null,
      /the memory size .* is not above 0 and at most 1 TB; bare numbers are MB/,
    ],
    [
      "memory,duration_s\n128,1\n256,1e300",
      null,
      /the duration at 256MB is not a time above 0 that a function can take/,
    ],
    ['memory,duration\n128,"1\n256,1', 2, /a quoted field is not closed, or goes on after its quote \("128"\)/],
    ['memory,duration\n128,1\n256,"1"x\n', 3, /a quoted field is not closed, or goes on after its quote/],
    [`${"memory,".repeat(1001)}duration\n${good}`, 1, /1002 columns are more than 1000/],
    [
      lines("memory,duration", ...Array.from({ length: 1001 }, (_, at) => `${at + 1},5`)),
      null,
      /have 1001 sizes; keep 1000 of them/,
    ],
  ])("number %# is refused in a sentence", (text, line, message) => {
    const [problem, ...others] = problemsOf(text);
    expect(problem).toMatchObject({ file: "m.csv", line });
    expect(problem!.message).toMatch(message);
    expect(others).toEqual([]);
  });

  it("names twenty mistakes and counts the others", () => {
    const problems = problemsOf(lines("memory,duration", ...Array.from({ length: 50 }, () => "128,x")));
    expect(problems).toHaveLength(21);
    expect(problems.map(({ line }) => line).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
    expect(problems[20]!.message).toBe("there are 30 more mistakes of this kind");
  });
});
