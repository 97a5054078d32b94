import { rateCards } from "../pricing/cards/index.ts";
import type { RateCard } from "../pricing/rate.ts";
import { microsecondsPer } from "../units/duration.ts";
import { autoFaults } from "./auto-faults.ts";
import { cardReader, ownCards, type ReadCards, type ReadText } from "./card-files.ts";
import { check, type Fault } from "./check.ts";
import { checkFiles } from "./check-files.ts";
import { claimFaults } from "./claim.ts";
import type { Issue, Place } from "./issue.ts";
import { findNotYet } from "./not-yet.ts";
import { type Objective, windowsProblem } from "./objective.ts";
import { applyOverrides, type Override } from "./overrides.ts";
import { repeatedNames } from "./repeated-names.ts";
import { type CandidateContext, resolveCandidate } from "./resolve-candidate.ts";
import { resolveWindow } from "./resolve-window.ts";
import { resolveWorkload } from "./resolve-workload.ts";
import type { Candidate, Scenario } from "./scenario.ts";
import { formatPath, parsePath, type ScenarioPath, valueAt } from "./scenario-path.ts";
import { candidateLimit, scenarioFields } from "./scenario-schema.ts";
import { showValue } from "./show-value.ts";
import { readSource } from "./source.ts";
import { uncertainFaults } from "./uncertain.ts";
import { unlistedVariants } from "./unlisted-variants.ts";
import { unneededCards } from "./unneeded-cards.ts";

/** What a text alone does not say. */
export interface ParseOptions {
  /** Names the text in issues; null or absent where it has no name. */
  readonly file?: string | null;
  /** Values set from outside, such as by `--set`. */
  readonly overrides?: readonly Override[];
  /** Says in words what is wrong with a recorded file that the scenario names, null where it is there. */
  readonly fileProblem?: (file: string) => string | null;
  /** Gives the text of a card file that the scenario names (`rateCards`); throws an Error that says why it cannot. */
  readonly readText?: ReadText;
}

/** Either the scenario, complete, or every issue at once. */
export type ParseOutcome = Parsed | { readonly issues: readonly Issue[] };

/** Parses one scenario's text with some values set. */
export type ParseWith = (overrides: readonly Override[]) => ParseOutcome;

export interface Parsed {
  readonly scenario: Scenario;
  /** Where the value of a path such as `duration` was written, for issues that only the data can show. */
  readonly locate: (path: string) => Place;
  /** What is no mistake, and probably not meant. */
  readonly warnings: readonly Issue[];
}

/**
 * Reads a scenario from YAML or JSON: the one door through which a question comes in. Gives the scenario, complete,
 * with every unit resolved, default filled in and price found; or every mistake at once, each with its path, its
 * physical line, what is allowed and the nearest name. Never throws for what a text holds.
 */
export function parseScenario(text: string, options: ParseOptions = {}): ParseOutcome {
  const file = options.file ?? null;
  const source = readSource(text, file);
  if ("issues" in source) return source;
  if (!isMap(source.value)) {
    const message = `a scenario is a group of keys (name, workload, candidates), not ${showValue(source.value)}`;
    return { issues: [{ path: "", message, file, line: 1 }] };
  }
  const { value: tree, flags, issues } = applyOverrides(source.value, options.overrides ?? []);
  const faults: Fault[] = [];
  const { readCards, files } = recorded(cardReader(options.readText));
  const resolve = (one: unknown, found: Fault[]) => resolveTree(one, found, readCards);
  const resolved = resolve(tree, faults);
  faults.push(...uncertainFaults(tree, resolved?.uncertain ?? [], resolve));
  if (options.fileProblem !== undefined) faults.push(...checkFiles(tree, options.fileProblem));
  const origin = { file, flags, lines: source.lines };
  const all = [...issues, ...faults.map((fault) => toIssue(fault, tree, origin))];
  if (all.length > 0 || resolved === null) return { issues: inOrder(all) };
  const scenario = { ...resolved, cardFiles: Object.fromEntries(files) };
  const warnings = [...unneededCards(scenario), ...unlistedVariants(scenario)].map((fault) =>
    toIssue(fault, tree, origin),
  );
  return { scenario, locate: (path) => locate(parsePath(path) ?? [], origin), warnings };
}

/** A reader that remembers the cards of each file it was asked for. */
function recorded(read: ReadCards): {
  readonly readCards: ReadCards;
  readonly files: ReadonlyMap<string, readonly RateCard[]>;
} {
  const files = new Map<string, readonly RateCard[]>();
  const readCards: ReadCards = (file) => {
    const content = read(file);
    if ("cards" in content) files.set(file, content.cards);
    return content;
  };
  return { readCards, files };
}

/** For checking candidates where the scenario's own month has a mistake. */
const defaultMonth = 730 * microsecondsPer.h;

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks every part of a tree of plain data, whatever the others hold; null where a part has mistakes. */
export function resolveTree(
  tree: unknown,
  faults: Fault[],
  readCards: ReadCards = cardReader(undefined),
): Scenario | null {
  const later = findNotYet(tree);
  const found: Fault[] = [];
  const fields = check(scenarioFields, { tree, path: [], without: ["workload", "candidates"] }, found);
  const workload = resolveWorkload(tree, found);
  const cards = [...ownCards(tree, readCards, found), ...rateCards];
  const isLater = (path: ScenarioPath) => later.some((other) => startsWith(path, other.path));
  const month = fields?.month ?? defaultMonth;
  const candidates = resolveCandidates(tree, found, (path) => {
    // A setting that is not supported yet has no meaning: such a candidate is checked key by key and not resolved.
    const isLaterHere = later.some((other) => startsWith(other.path, path));
    return { workload: isLaterHere ? null : workload, month, cards, freeTier: fields?.freeTier ?? 0 };
  });
  const window = fields === null || workload === null ? null : resolveWindow(fields, workload, found);
  if (fields !== null && window !== null) found.push(...windowFaults(fields.slo, window.duration));
  if (fields !== null) found.push(...autoFaults(tree, fields.slo));
  found.push(...claimFaults(tree));
  faults.push(...later);
  faults.push(...found.filter(({ path }) => !isLater(path)));
  if (fields === null || workload === null || window === null || candidates.includes(null)) return null;
  const { name, question = null, claim = null, seed, freeTier, material, slo, uncertain } = fields;
  return {
    name,
    question,
    seed,
    ...window,
    ...fields.replications,
    month,
    freeTier,
    material,
    workload,
    slo,
    candidates: candidates as readonly Candidate[],
    claim,
    uncertain,
    cardFiles: {},
    written: tree,
  };
}

/** Where only a trace's length tells the duration, its reader checks them. */
function windowFaults(slo: readonly Objective[], duration: number | null): readonly Fault[] {
  if (duration === null) return [];
  return slo.flatMap((objective, index) => {
    const message = windowsProblem(objective, duration);
    return message === null ? [] : [{ path: ["slo", index], message }];
  });
}

function resolveCandidates(
  tree: unknown,
  faults: Fault[],
  contextFor: (path: ScenarioPath) => CandidateContext,
): readonly (Candidate | null)[] {
  const list = valueAt(tree, ["candidates"]);
  if (!Array.isArray(list) || list.length === 0 || list.length > candidateLimit) {
    const what =
      list === undefined ? "is missing" : Array.isArray(list) ? `has ${list.length} items` : `is ${showValue(list)}`;
    faults.push({
      path: ["candidates"],
      message: `candidates ${what}: expected a list of 1 to ${candidateLimit} candidates`,
    });
    return [null];
  }
  faults.push(...repeatedNames({ tree, path: ["candidates"] }));
  return list.map((_, index) => {
    const path = ["candidates", index];
    return resolveCandidate({ tree, path }, contextFor(path), faults);
  });
}

function startsWith(path: ScenarioPath, beginning: ScenarioPath): boolean {
  return beginning.every((part, index) => path[index] === part);
}

interface Origin {
  readonly file: string | null;
  readonly flags: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, number>;
}

function toIssue({ path, message, ...rest }: Fault, tree: unknown, origin: Origin): Issue {
  const value = "value" in rest ? rest.value : valueAt(tree, path);
  return { path: formatPath(path), ...(value === undefined ? {} : { value }), message, ...locate(path, origin) };
}

/** The line of a value, or the flag that set it: the nearest at its path or above. */
function locate(path: ScenarioPath, { file, flags, lines }: Origin): Place {
  for (let length = path.length; length > 0; length--) {
    const key = formatPath(path.slice(0, length));
    const flag = flags.get(key);
    if (flag !== undefined) return { file: flag, line: null };
    const line = lines.get(key);
    if (line !== undefined) return { file, line };
    // What the file does not hold was made by a flag that sets something inside it.
    const inside = [...flags].find(([set]) => set.startsWith(`${key}.`) || set.startsWith(`${key}[`));
    if (inside !== undefined) return { file: inside[1], line: null };
  }
  return { file, line: 1 };
}

/** By line; what has none comes first. Equal lines keep their order. */
function inOrder(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
