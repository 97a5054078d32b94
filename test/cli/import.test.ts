import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { importFiles } from "../../src/cli/import.ts";
import { reportFailure } from "../../src/cli/report-failure.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

/** 2,000 requests, one a second with a tremor, of 50 to 149 ms: no process that can be fitted. */
const steady = `start,elapsed\n${Array.from({ length: 2000 }, (_, i) => `${1_700_000_000 + i + ((i * 7) % 10) / 100},0.${50 + ((i * 37) % 100)}`).join("\n")}\n`;

const oneSentence = /^error: [^\n]+\n$/;

describe("evenpoint import", () => {
  test("writes a scenario that can be answered, with its pictures, and says what it took", async () => {
    const log = write("steady.csv", steady);
    const output = join(folder.path, "steady.yaml");
    const { code, stdout, stderr } = await inProcess(["import", log, "--output", output]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("read as csv (detected)");
    expect(stderr).toContain("next: evenpoint break-even");
    const text = readFileSync(output, "utf8");
    expect(parseScenario(text)).toHaveProperty("scenario");
    // Evenly spaced arrivals are no Poisson process: the recording is kept, relative to the scenario.
    expect(text).toContain("arrivals: {kind: trace, file: steady.csv, format: csv");
    expect(text).toMatch(/# Work: \w+ by AICc, fitted to 2,000 values/);
    for (const picture of ["arrivals", "work"]) {
      expect(
        readFileSync(join(folder.path, "steady", `${picture}.png`))
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    }
    const args = ["run", output, "--replications", "1", "--set", "candidates[1].instances=2"];
    expect((await inProcess(args)).code).toBe(0);
  });

  test("keeps the raw recording with --no-fit: every request is replayed as it was", async () => {
    const log = write("raw.csv", steady);
    const scenario = await inProcess(["import", "csv", log, "--no-fit"], { cwd: folder.path });
    expect(scenario.code).toBe(0);
    expect(scenario.stdout).toContain("work: {from: trace}");
    const file = write("raw.yaml", scenario.stdout);
    const args = ["run", file, "--format", "json", "--replications", "1", "--set", "candidates[1].instances=2"];
    const result = JSON.parse((await inProcess(args)).stdout);
    expect(result.candidates[0].requests.offered.mean).toBe(2000);
  });

  test("reads standard input, gzip, several files and patterns alike", async () => {
    const [header = "", ...rows] = steady.trimEnd().split("\n");
    const half = (part: readonly string[]) => gzipSync(`${[header, ...part].join("\n")}\n`);
    mkdirSync(join(folder.path, "logs"), { recursive: true });
    write("logs/a.csv.gz", half(rows.slice(0, 1000)));
    write("logs/b.csv.gz", half(rows.slice(1000)));
    const of = async (...files: string[]) => {
      const { code, stdout } = await inProcess(["import", "--name", "x", "--arrivals", "poisson", ...files], {
        cwd: folder.path,
        input: steady,
      });
      expect(code).toBe(0);
      return stdout.split("\n").filter((line) => /^ {2}(arrivals|work):/.test(line));
    };
    const whole = await of("-");
    expect(whole).toHaveLength(2);
    expect(await of("logs/*.gz")).toEqual(whole);
    expect(await of("logs/a.csv.gz", "logs/b.csv.gz")).toEqual(whole);
  });

  test("what it writes can be run wherever it lies: several files, another folder, odd names, each function", async () => {
    const [header = "", ...rows] = steady.trimEnd().split("\n");
    mkdirSync(join(folder.path, "in [1]"), { recursive: true });
    const parts = [0, 1, 2].map((part) => {
      const own = rows.filter((_, i) => i % 3 === part).map((row, i) => `${row},${i % 2 === 0 ? "pay" : "ship"}`);
      return write(`in [1]/part ${part}.csv`, `${header},function\n${own.join("\n")}\n`);
    });
    for (const [output, flags] of [
      ["deep/down/raw.yaml", ["--no-fit"]],
      ["deep/each.yaml", ["--no-fit", "--separate"]],
    ] as const) {
      const path = join(folder.path, output);
      const { code, stderr } = await inProcess(["import", ...parts, ...flags, "--output", path]);
      expect([code, stderr.includes("2,000 requests")]).toEqual([0, true]);
      const args = ["run", path, "--format", "json", "--replications", "1", "--set", "candidates[1].instances=2"];
      const run = await inProcess(args);
      expect(run.stderr).toBe("");
      expect(JSON.parse(run.stdout).candidates[0].requests.offered.mean).toBe(2000);
    }
  });

  test("reads a file that is named twice once, and says so", async () => {
    const log = write("once.csv", steady);
    const { stderr } = await inProcess(["import", log, log, "--no-fit"]);
    expect(stderr).toContain("is named twice and is read once");
    expect(stderr).toContain("2,000 requests");
  });

  test("never overwrites a file that was not to be overwritten, nor the recording", async () => {
    const log = write("keep.csv", steady);
    const output = write("keep.yaml", "mine");
    const refused = await inProcess(["import", log, "--output", output]);
    expect([refused.code, readFileSync(output, "utf8")]).toEqual([2, "mine"]);
    expect(refused.stderr).toMatch(/exists already; .*--force/);
    expect((await inProcess(["import", log, "--output", output, "--force"])).code).toBe(0);
    expect((await inProcess(["import", log, "--output", log, "--force"])).stderr).toMatch(/ends with .yaml/);
  });

  test("gives the same bytes each time", async () => {
    const log = write("same.csv", steady);
    const [one, other] = [await inProcess(["import", log]), await inProcess(["import", log])].map(
      ({ stdout }) => stdout,
    );
    expect(one).toBe(other);
    expect(one).not.toBe("");
  });

  test("nothing of a recording can leave its comment or its quotes", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `{"time":${i},"duration":${1 + (i % 3)},"function":"x\\n  evil: 1 # ${"{".repeat(3)}"}`,
    );
    const log = write("evil\nname: other #.jsonl", `${rows.join("\n")}\n`);
    for (const flags of [[], ["--separate"]]) {
      const { code, stdout } = await inProcess(["import", "json-lines", log, ...flags], { cwd: folder.path });
      expect(code).toBe(0);
      const parsed = parseScenario(stdout);
      expect(parsed).toHaveProperty("scenario");
      expect(stdout).not.toMatch(/^\s*(evil|name: other)/m);
    }
  });
});

describe("what cannot be imported is told in one sentence, with exit 2", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i},1`).join("\n");
  const cases: readonly (readonly [what: string, name: string, content: string | Uint8Array, message: RegExp])[] = [
    ["truncated gzip", "cut.csv.gz", gzipSync(steady).subarray(0, 3000), /gzip data ends too early/],
    ["damaged gzip", "bad.csv.gz", Buffer.from(gzipSync(steady)).fill(0x55, 500, 600), /gzip data is damaged/],
    ["an empty file", "empty.csv", "", /empty.csv: it is empty/],
    ["a header with no rows", "header.csv", "start,elapsed\n", /it holds no row/],
    ["NUL bytes", "nul.csv", `start\n1\n\0\n`, /NUL characters/],
    ["UTF-16", "utf16.csv", Buffer.from("\ufeffstart\n1\n2\n", "utf16le"), /is UTF-16 text; .*iconv/],
    ["another encoding", "latin.csv", Buffer.from("start,name\n1,\xe9\n2,b\n", "latin1"), /is not UTF-8 text; .*iconv/],
    [
      "negative durations",
      "negative.csv",
      `start,elapsed\n${rows(5)}\n5,-1\n`,
      /negative.csv:7: the duration "-1" in column elapsed is negative/,
    ],
    [
      "NaN",
      "nan.csv",
      `start,elapsed\n${rows(250)}\n250,NaN\n`,
      /nan.csv:252: "NaN" in column elapsed is not a duration/,
    ],
    [
      "a time that is none",
      "noon.csv",
      `start\n${Array.from({ length: 300 }, (_, i) => i).join("\n")}\nnoon\n`,
      /noon.csv:302: "noon" in column start is not a time/,
    ],
    [
      "a year 2099 among 2026s",
      "y2099.csv",
      "start\n2026-01-01\n2026-01-02\n2099-01-01\n2026-01-03\n",
      /y2099.csv:4: the latest row, 2099-01-01T00:00:00Z, makes the recording 26663d long; correct it/,
    ],
    [
      "a year 2999 among 2026s",
      "y2999.csv",
      "start\n2026-01-01\n2026-01-02\n2999-01-01\n2026-01-03\n",
      /y2999.csv:4: "2999-01-01" in column start lies beyond the year 2255; correct it/,
    ],
    [
      "1441 columns",
      "azure.csv",
      `HashOwner,HashApp,HashFunction,Trigger,${Array.from({ length: 1440 }, (_, i) => i + 1).join(",")}\no,a,f,http,${"1,".repeat(1440)}1\n`,
      /azure.csv:2: the row has 1445 fields; expected 1444/,
    ],
    ["a line of 10 MB", "long.log", `${"x".repeat(10_000_000)}\n`, /its format cannot be told|longer than/],
    [
      "what is no recording",
      "page.html",
      "<html><body>hello</body></html>\n",
      /its format cannot be told from its first lines; name it/,
    ],
    ["a zip archive", "logs.zip", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /is a zip archive; unpack it/],
  ];

  /** As the command line does it, without the second that a process takes to begin. */
  async function importHere(file: string): Promise<{ readonly code: number; readonly said: readonly string[] }> {
    const said: string[] = [];
    const spies = (["stdout", "stderr"] as const).map((name) => {
      return vi.spyOn(process[name], "write").mockImplementation((part) => said.push(`${part}`) > 0);
    });
    const flags = { fit: true, arrivals: "auto", header: true } as const;
    try {
      return { code: await importFiles([file], flags).catch(reportFailure), said };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  test.each(cases)("%s", async (_, name, content, message) => {
    const { code, said } = await importHere(write(name, content));
    expect(code).toBe(2);
    expect(said).toEqual([expect.stringMatching(oneSentence)]);
    expect(said[0]).toMatch(message);
  });

  test("a real process ends with 2, one sentence on standard error, and nothing on standard output", async () => {
    const { code, stdout, stderr } = await inProcess([
      "import",
      write("bad.csv.gz", gzipSync(steady).subarray(0, 3000)),
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(oneSentence);
  });

  test.each([
    ["a folder", ["."], /it is a folder, not a file/],
    ["a missing file", ["none.csv"], /there is no such file/],
    ["a pattern that nothing matches", ["none-*.csv"], /no file matches/],
    ["a format alone", ["csv"], /name the files too/],
    ["a mistyped format", ["combind", "x.log"], /did you mean "combined"/],
    ["columns without roles", ["x.csv", "--columns", "start"], /write what each column holds/],
    ["columns of a format that names its own", ["alb", "x.csv", "--columns", "timestamp=a"], /leave out --columns/],
    ["an interval where there are no counts", ["combined", "x.csv", "--interval", "60s"], /--interval is for counts/],
    ["an odd interval", ["x.csv", "--interval", "60"], /write a duration, such as 60s/],
    ["an odd share", ["x.csv", "--cpu", "140%"], /such as 40%/],
  ])("%s", async (_, args, message) => {
    write("x.csv", steady);
    const { code, stderr } = await inProcess(["import", ...args], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toMatch(message);
  });

  test("mixed line endings, a byte order mark and times that go backwards are read", async () => {
    const file = write("mixed.csv", "\ufeffstart,elapsed\r\n5,1\n3,1\r4,1\r\n1,1\n");
    const { code, stderr } = await inProcess(["import", file]);
    expect(code).toBe(0);
    expect(stderr).toContain("4 requests of");
    expect(stderr).toContain("3 rows stood after later ones and were put in order of time");
  });

  test("bad rows can be counted instead", async () => {
    const file = write("some-bad.csv", `start,elapsed\n${rows(250)}\n250,NaN\n251,-1\n252,1\n`);
    const { code, stdout, stderr } = await inProcess(["import", file, "--skip-bad-rows"]);
    expect(code).toBe(0);
    expect(stderr).toContain("2 rows that could not be read");
    expect(stdout).toContain("badRows: skip");
    expect(existsSync(file)).toBe(true);
  });
});
