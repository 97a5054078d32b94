// `npm run build && node bench/recordings.js [ARRIVALS]` prints how fast recorded traffic is read, on files it writes to a
// temporary folder: a 200 MB table of two columns beside papaparse in the same sitting, a million lines of access logs, and
// the replay of ARRIVALS (8,000,000) requests beside generated ones. Each measurement is a process of its own.

import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(import.meta.url);
const [task, ...args] = process.argv.slice(2);

/** Each prints one line of JSON about itself. */
const tasks = {
  async table(file) {
    const { readTrace, openTrace, arrivals } = await reader();
    const columns = { timestamp: "start", duration: "elapsed" };
    const settings = arrivals.parse({ kind: "trace", file, columns });
    return timed(async () => {
      const trace = await readTrace([{ name: file, open: () => openTrace(file) }], settings, { skipBadRows: false });
      return trace.requests ?? trace.times.length;
    });
  },
  async papaparse(file) {
    const { default: Papa } = await import("papaparse");
    return timed(async () => {
      let rows = 0;
      let sum = 0;
      let held = "";
      for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 })) {
        const text = held + chunk;
        const end = text.lastIndexOf("\n");
        const { data } = Papa.parse(text.slice(0, end), { delimiter: ",", newline: "\n" });
        for (const row of data) sum += Number(row[0]) + Number(row[1]); // a reader of numbers has to make them
        rows += data.length;
        held = text.slice(end + 1);
      }
      return sum === 0 ? 0 : rows - 1;
    });
  },
  async log(file, format) {
    const { importTraffic } = await import("../dist/analysis/import-traffic/import-traffic.js");
    const { openTrace } = await reader();
    const told = {
      format,
      columns: null,
      header: null,
      unit: null,
      interval: null,
      functions: null,
      from: null,
      to: null,
    };
    const options = { ...told, fit: false, arrivals: "auto", isReplayable: true, separate: false, skipBadRows: false };
    return timed(async () => (await importTraffic([{ name: file, open: () => openTrace(file) }], options)).rows);
  },
  async replay(file) {
    return simulated(`{kind: trace, file: ${file}, columns: {timestamp: start, duration: elapsed}}`);
  },
  async generated(count) {
    return simulated("{kind: poisson, rate: 1000/s}", `duration: ${Math.round(Number(count) / 1000)}s`);
  },
};

async function reader() {
  const { readTrace } = await import("../dist/workloads/read-trace.js");
  const { openTrace } = await import("../dist/node/open-trace.js");
  const { arrivalSchema } = await import("../dist/workloads/arrivals/index.js");
  return { readTrace, openTrace, arrivals: arrivalSchema };
}

/** A replay and generated traffic differ in their arrivals alone. */
async function simulated(arrivals, keys = "") {
  const { parseScenario, simulate } = await import("evenpoint");
  const { openTrace } = await reader();
  const parsed = parseScenario(`
name: replay
replications: 1
${keys}
workload: {arrivals: ${arrivals}, work: {io: {kind: exponential, mean: 200ms}}}
candidates: [{name: A, platform: aws-lambda, memory: 1769MB, concurrencyLimit: 10000, coldStart: 0ms, overhead: 0ms}]
`);
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join("\n"));
  return timed(async () => {
    const { candidates } = await simulate(parsed.scenario, {
      openTrace: (name, options) => openTrace(name, name, options),
    });
    return candidates[0].requests.offered.mean;
  });
}

async function timed(run) {
  const start = process.hrtime.bigint();
  const rows = await run();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { rows, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

function measure(...words) {
  return JSON.parse(execFileSync(process.execPath, [script, ...words], { encoding: "utf8" }));
}

/** Writes lines until there are `count` of them. */
async function writeLines(file, count, lineOf) {
  const stream = createWriteStream(file);
  for (let i = 0; i < count; ) {
    let block = "";
    for (const end = Math.min(count, i + 20_000); i < end; i++) block += lineOf(i);
    if (!stream.write(block)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  await new Promise((resolve) => stream.end(resolve));
  return file;
}

/** Times rise by about a millisecond, with six decimals; durations have three. The same numbers each time. */
const tableLine = (i) =>
  i === 0
    ? "start,elapsed\n"
    : `${(1_590_165_771 + i * 0.001).toFixed(6)},${(0.05 + ((i * 7919) % 1000) / 3000).toFixed(3)}\n`;

const logLine = (i) => {
  const second = String(i % 60).padStart(2, "0");
  const minute = String(Math.floor(i / 60) % 60).padStart(2, "0");
  return `10.0.${i % 256}.${(i * 7) % 256} - - [10/Oct/2026:13:${minute}:${second} +0000] "GET /items/${i} HTTP/1.1" 200 ${500 + (i % 9000)} "https://example.org/" "Mozilla/5.0 (X11; Linux x86_64)" 0.${100 + (i % 900)}\n`;
};

const albLine = (i) => {
  const time = new Date(1_760_000_000_000 + i * 37).toISOString().replace("Z", "000Z");
  return `https ${time} app/front/50dc6c495c0c9188 192.168.131.39:${2000 + (i % 60_000)} 10.0.0.1:80 0.000 0.${100 + (i % 900)} 0.000 200 200 ${34 + (i % 500)} ${366 + (i % 9000)} "GET https://example.org:443/items/${i} HTTP/1.1" "curl/8.5.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/73e2d6bc24d8a067 "Root=1-58337262-36d228ad5d99923122bbe354" "example.org" "-" 0 ${time} "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"\n`;
};

async function main() {
  const rounds = 3;
  const folder = mkdtempSync(join(tmpdir(), "evenpoint-bench-"));
  try {
    const table = await writeLines(join(folder, "table.csv"), 8_500_000, tableLine);
    const megabytes = statSync(table).size / 1e6;
    const pairs = Array.from({ length: rounds }, () => [measure("table", table), measure("papaparse", table)]);
    const ratio = median(pairs.map(([ours, theirs]) => theirs.seconds / ours.seconds));
    const rows = [
      line("two-column table", median(pairs.map(([ours]) => ours.seconds)), pairs[0][0], megabytes),
      line("the same by papaparse", median(pairs.map(([, theirs]) => theirs.seconds)), pairs[0][1], megabytes),
    ];
    for (const [format, lineOf] of [
      ["combined", logLine],
      ["alb", albLine],
    ]) {
      const file = await writeLines(join(folder, `${format}.log`), 1_000_000, lineOf);
      const measured = Array.from({ length: rounds }, () => measure("log", file, format));
      rows.push(line(format, median(measured.map(({ seconds }) => seconds)), measured[0], statSync(file).size / 1e6));
    }
    const wanted = args.length > 0 ? Number(args[0]) : 8_000_000;
    const long = await writeLines(join(folder, "long.csv"), wanted + 1, tableLine);
    const replays = [measure("replay", long), measure("generated", String(wanted))];
    rows.push(line("replay, read twice", replays[0].seconds, replays[0], statSync(long).size / 1e6));
    rows.push(line("generated", replays[1].seconds, replays[1], Number.NaN));
    console.table(rows);
    console.log(`a table is read ${ratio.toFixed(1)} times as fast as papaparse reads it (median of ${rounds} pairs)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line(what, seconds, { rows, peakMegabytes }, megabytes) {
  return {
    what,
    rows,
    seconds: Number(seconds.toFixed(2)),
    "MB/s": Number.isNaN(megabytes) ? "" : Math.round(megabytes / seconds),
    "ns per row": Math.round((seconds * 1e9) / rows),
    "peak MB": Math.round(peakMegabytes),
  };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

if (task !== undefined && Object.hasOwn(tasks, task)) console.log(JSON.stringify(await tasks[task](...args)));
else {
  if (task !== undefined) args.unshift(task);
  await main();
}
