#!/usr/bin/env node
import { Argument, Command, CommanderError, Option } from "commander";
import { version } from "../analysis/version.ts";
import { explainSystemError } from "../node/input-error.ts";
import { type FormName, formExtensions } from "../report/answer-forms.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/** A flag that may be given several times. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** The forms of a result. */
const resultForms: readonly FormName[] = ["text", "json", "md", "html", "csv", "madr", "comment", "junit"];

function createProgram(): Command {
  const program = new Command("evenpoint")
    .description(
      "Functions or machines: what each costs, how fast each answers, and at what traffic the answer changes.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .enablePositionalOptions() // prices and prices import have flags of one name
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 unexpected, 2 bad usage or input, 3 a difference (--fail-on-difference), 99 a gate failed, 130 interrupted.",
    );

  addGateFlag(addAnswerFlags(program.command("run"), resultForms))
    .description("simulate every candidate: monthly cost, latency, objectives, verdict")
    .action(async (file, flags) => end(await (await import("./run.ts")).run(file, flags)));

  addGateFlag(addAnswerFlags(program.command("break-even"), resultForms))
    .description("run's answer, and the request rates at which the cheapest candidate changes")
    .option("--between <A,B>", "two candidates by name (default: all)")
    .option("--from <rate>", "lowest rate searched, such as 1/s (default: a hundredth of the scenario's)")
    .option("--to <rate>", "highest rate searched (default: a hundred times the scenario's)")
    .option(
      "--over <axis>",
      "rate (default), or another input such as workload.work.cpu=10ms..500ms:log:20; both: a map of the winner",
      collect,
    )
    .option("--no-sensitivity", "do not ask what the verdict hangs on: quicker, without the tornado of page one")
    .action(async (file, flags) => end(await (await import("./break-even.ts")).breakEven(file, flags)));

  addGateFlag(addAnswerFlags(program.command("what-if"), ["text", "json", "md", "html", "csv"]))
    .description("run's answer against each --set alone and all of them together, with paired differences")
    .action(async (file, flags) => end(await (await import("./what-if.ts")).whatIf(file, flags)));

  addAnswerFlags(program.command("sweep"), ["text", "json", "md", "html", "csv"])
    .description("run's answer for each combination of varied values, as a tidy table")
    .option(
      "--vary <path=values>",
      "a,b,c or 1/s..1000/s:log:20 or 0..9:10 or 128MB..1GB:step:64MB or {low: 1, typical: 2, high: 4}; " +
        "path=1,2;path=3,4 moves two together (repeatable: every value with every other)",
      collect,
    )
    .option("--one-at-a-time", "vary each alone, the others as the scenario has them")
    .action(async (file, flags) => end(await (await import("./sweep.ts")).sweep(file, flags)));

  addAnswerFlags(program.command("tune"), ["text", "json", "md", "html", "csv"], ["power-tuning"])
    .description("which size of a candidate to take: cost and latency of each under the scenario's traffic")
    .option("--candidate <name>", "the candidate to tune (default: the only one that has a size to choose)")
    .option("--memory <sizes>", "128..10240, 512MB..4GB or 512,1024,2048, in MB without a unit (default: all sizes)")
    .option("--step <size>", "between the sizes of a range, such as 64 (default: closer together where they are small)")
    .addOption(
      new Option(
        "--strategy <choice>",
        "slo is the cheapest that meets every objective (default); balanced as AWS Lambda Power Tuning has it",
      ).choices(["slo", "cost", "speed", "balanced"]),
    )
    .option(
      "--measurements <source>",
      "durations at two or more sizes: a file of AWS Lambda Power Tuning (JSON), of memory and duration (CSV) or of " +
        'REPORT lines ("-" is standard input), or the address of a Power Tuning page',
    )
    .option("--model <law>", "io+cpu or io+serial+parallel (default: whichever predicts the measurements better)")
    .addOption(new Option("--architecture <which>", "search both architectures").choices(["both"]))
    .option("--provisioned <levels>", "search levels of provisioned concurrency too, such as 0..10")
    .option("--quick", "closed forms alone, without a simulation: no percentiles")
    .action(async (file, flags) => end(await (await import("./tune.ts")).tune(file, flags)));

  addAnswerFlags(program.command("sensitivity"), ["text", "json", "md", "html", "csv"])
    .description("what the verdict hangs on: every disputed input over its range, and where the verdict turns")
    .option("--between <A,B>", "two candidates by name (default: the best and the next cheapest acceptable one)")
    .option("--monte-carlo <draws>", "also draw all inputs together so often: how often each candidate is the cheapest")
    .option(
      "--correlation <A~B=r>",
      "two inputs that are not drawn independently, such as 'traffic~work per request=0.5' (repeatable)",
      collect,
    )
    .action(async (file, flags) => end(await (await import("./sensitivity.ts")).sensitivity(file, flags)));

  addOutputFlags(program.command("report"), resultForms)
    .description("a saved answer of any command in another form, without simulating anything")
    .argument("<result>", 'a file that --format json wrote; "-" is standard input')
    .action(async (file, flags) => end(await (await import("./report.ts")).report(file, flags)));

  addOutputFlags(program.command("compare"), ["text", "json", "md", "html", "csv"])
    .description("what changed between two saved results, metric by metric, and whether the dice explain it")
    .argument("<before>", 'a result that --format json wrote; "-" is standard input')
    .argument("<after>", "another, of the same scenario or a changed one")
    .option("--fail-on-difference", "exit with 3 where something changed beyond noise")
    .action(async (before, after, flags) => end(await (await import("./compare.ts")).compare([before, after], flags)));

  program
    .command("explain")
    .description("what a metric is and how it is made; with a saved result, from which numbers")
    .argument("[metric]", "such as p99, cost or break-even (default: the list of all)")
    .argument("[result]", 'file that --format json wrote; "-" is standard input')
    .addOption(new Option("--format <form>", "form of the output").choices(["text", "md"]).default("text"))
    .action(async (metric, file, flags) => end(await (await import("./explain.ts")).explain(metric, file, flags)));

  program
    .command("import")
    .description("a scenario fitted to recorded traffic: logs, metrics, traces, tables; plain or gzip")
    .argument(
      "<format-or-file...>",
      'files or patterns, "-" is standard input; a first word may name the format: csv, azure-2019, azure-2021, ' +
        "lambda-report, cloudwatch-metrics, alb, combined, k6, json-lines (default: told from the file)",
    )
    .option("--output <file>", "write the scenario to a .yaml file, its pictures into a folder beside it")
    .option("--no-fit", "replay arrivals and durations as they were recorded, instead of fitting laws")
    .addOption(
      new Option("--arrivals <kind>", "the arrivals' law; auto is the best by AICc, or the recording where none fits")
        .choices(["auto", "trace", "poisson", "diurnal", "bursty"])
        .default("auto"),
    )
    .option("--cpu <share>", "share of the recorded durations that is CPU time, such as 40% (default: 0%)")
    .option("--columns <list>", "of csv and json-lines, such as timestamp=start,duration=elapsed,count=n")
    .option("--no-header", "the first line of a csv file is a row; columns are places counted from 0")
    .addOption(new Option("--unit <unit>", "of numeric times and durations").choices(["s", "ms", "us"]))
    .option("--interval <duration>", "of a csv file of counts, such as 60s")
    .option("--from <time>", "only rows from this ISO time (or number) on")
    .option("--to <time>", "only rows before this ISO time (or number)")
    .option("--function <name>", "only this function (repeatable; default: all, as one workload)", collect)
    .option("--separate", "each function as a function of the workload, with its own fits")
    .option("--name <text>", "the scenario's name (default: the first file's)")
    .option("--skip-bad-rows", "count unreadable rows instead of stopping at the first")
    .option("--force", "overwrite the output file if it exists")
    .action(async (words, flags) => end(await (await import("./import.ts")).importFiles(words, flags)));

  const prices = program
    .command("prices")
    .description("the rate cards, with region, date and source of every figure")
    .argument(
      "[card...]",
      "one card, such as aws-lambda (default: all); with --check card files (default: the shipped)",
    )
    .option("--region <region>", "one region, such as us-east-1 (default: all)")
    .option("--check", "list the figures that are more than a year older than the newest one")
    .addOption(new Option("--format <form>", "form of the output").choices(["text", "json"]).default("text"))
    .enablePositionalOptions()
    .action(async (names, flags) => end(await (await import("./prices.ts")).prices(names, flags)));

  prices
    .command("import")
    .description("a card file from a provider's own price list: AWS offer files, Azure Retail Prices, Google SKUs")
    .addArgument(new Argument("<provider>", "whose price list it is").choices(["aws", "azure", "gcp"]))
    .argument("<file...>", 'downloads as they came, pages of one list together; "-" is standard input')
    .option("--output <file>", "write the card file (.json) instead of printing it")
    .option("--force", "overwrite the output file if it exists")
    .option("--region <region>", "only this region's prices (default: every region that the list has)")
    .option("--date <day>", "when the list was downloaded, YYYY-MM-DD, in place of the dates it has")
    .addOption(
      new Option("--upfront <part>", "of AWS: which payment of reservations to take where there are several")
        .choices(["no", "partial", "all"])
        .default("no"),
    )
    .option(
      "--destination <place>",
      "of Google: where internet egress goes, such as EMEA (default: to where it is from)",
    )
    .addHelpText("after", "\nA scenario names the file that it is to be billed by: rateCards: [prices.json]")
    .action(async (provider, files, flags) => {
      refuseMisplacedFlags(prices);
      end(await (await import("./import-prices.ts")).importPriceLists(provider, files, flags));
    });

  program
    .command("validate")
    .description("check scenarios: every issue at once, with path, line, value and remedy")
    .argument("<scenario...>", 'YAML or JSON files; "-" is standard input')
    .option("--set <path=value>", "override a value of the scenarios (repeatable)", collect)
    .action(async (files, flags) => end(await (await import("./validate.ts")).validate(files, flags)));

  program
    .command("init")
    .description("print a commented scenario to start from, or write it to a file")
    .argument("[file]", "file to write (default: standard output)")
    .option("--force", "overwrite the file if it exists")
    .action(async (file, flags) => end(await (await import("./init.ts")).init(file, flags)));

  return program;
}

/** `prices --region eu-west-1 import ...` would else import every region. */
function refuseMisplacedFlags(prices: Command): void {
  const given = ["region", "check", "format"].find((flag) => prices.getOptionValueSource(flag) === "cli");
  if (given === undefined) return;
  const remedy = given === "region" ? "write it behind import" : "import has no such flag";
  throw new UsageError(`prices --${given} import: ${remedy}`);
}

/** What every verb takes that answers a scenario. */
function addAnswerFlags(verb: Command, forms: readonly FormName[], printed: readonly FormName[] = []): Command {
  verb
    .argument("<scenario>", 'YAML or JSON file; "-" is standard input')
    .option(
      "--set <path=value>",
      'override a value, such as candidates["Lambda 1 GB"].memory=2GB (repeatable)',
      collect,
    )
    .option("--seed <number>", "seed of all chance; the same seed gives the same bytes")
    .option("--replications <number>", "independent runs; intervals need at least 2");
  return addOutputFlags(verb, forms, printed)
    .option("--skip-bad-rows", "count unreadable rows of a trace instead of stopping at the first")
    .option("--workers <number>", "threads that simulate at once (default: all cores); the answer is the same")
    .option("--resume <file>", "keep what is finished in a file, and go on from what it holds already")
    .option("--timing", "add wall time and invocations per second to the answer");
}

/** What every verb takes that gives an answer in several forms; `printed` are those that standard output alone takes. */
function addOutputFlags(verb: Command, forms: readonly FormName[], printed: readonly FormName[] = []): Command {
  const extensions = forms.map((form) => (form === "md" ? ".md with charts" : formExtensions[form]));
  return verb
    .addOption(new Option("--format <form>", "form of standard output").choices([...forms, ...printed]).default("text"))
    .option(
      "--output <file>",
      `also write a file, its form by extension: ${extensions.join(", ")} (repeatable)`,
      collect,
    )
    .option("--force", "overwrite an --output that exists and is no earlier output of evenpoint");
}

/** For verbs whose answer holds one result per candidate to judge. */
function addGateFlag(verb: Command): Command {
  return verb.option(
    "--gate <name>",
    "exit with 99 when this candidate is not acceptable; the answer is still given (repeatable)",
    collect,
  );
}

/** The process ends by itself once everything is written; ending it here could cut a pipe short. */
function end(code: number): void {
  process.exitCode = isPrintedWhole ? code : Math.max(code, exitCodes.badInput);
}

/** False once standard output or standard error took no more, such as on a full disk. */
let isPrintedWhole = true;

/** Gates and files are still worth the end of the work. A reader that has seen enough (`| head`) is no error. */
function watchPrinting(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || !isPrintedWhole) return;
    isPrintedWhole = false;
    process.stderr.write(`error: ${explainSystemError(error, "cannot write standard output").message}\n`);
    end(Number(process.exitCode ?? exitCodes.fine));
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    isPrintedWhole = false;
    end(Number(process.exitCode ?? exitCodes.fine));
  });
}

async function main(): Promise<void> {
  watchPrinting();
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) return end(error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput);
    const { reportFailure } = await import("./report-failure.ts");
    end(reportFailure(error));
  }
}

await main();
