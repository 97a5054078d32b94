import { showValue } from "../formats/show-value.ts";
import { splitUnit } from "../formats/split-unit.ts";
import { listed } from "./listed.ts";
import { unitFactor } from "./unit-column.ts";

/** What a column of measurements can be. */
export type CsvRole =
  | "memory"
  | "duration"
  | "billed"
  | "init"
  | "cost"
  | "costPerMillion"
  | "count"
  | "deviation"
  | "architecture"
  | "currency"
  | "start"
  | "status";

/**
 * Names of each role's columns as small letters and digits, without unit. The second list counts only where the table has
 * no column of the first: words that could be something else.
 */
const namesOf: Readonly<Record<CsvRole, readonly [sure: readonly string[], weak: readonly string[]]>> = {
  memory: [
    ["memory", "memorysize", "configuredmemory", "ram", "power"],
    ["powervalue", "size", "value"],
  ],
  duration: [
    ["duration", ...means("duration"), "durationmean", "durationavg", "handler", "handlerduration"],
    ["mean", "avg", "average", "time", ...means("time"), "latency", ...means("latency")],
  ],
  billed: [["billed", "billedduration", "billedtime", ...means("billed"), ...means("billedduration")], []],
  init: [["init", "initduration", "initialisation", "initialization", ...means("init"), ...means("initduration")], []],
  cost: [
    ["cost", ...means("cost"), "costperinvocation", ...means("costperinvocation")],
    ["price", ...means("price")],
  ],
  costPerMillion: [["costper1m", "costpermillion", ...means("costper1m")], []],
  count: [["count", "n", "invocations", "samples"], ["requests"]],
  deviation: [["deviation", "sd", "stddev", "std", "standarddeviation", ...deviations("duration")], ["stdev"]],
  architecture: [["arch", "architecture", "cpuarchitecture"], []],
  currency: [["currency"], []],
  start: [["starttype", "iscold", "coldstart"], ["cold"]],
  status: [["status", "state", "outcome"], []],
};

function means(noun: string): readonly string[] {
  return [`mean${noun}`, `average${noun}`, `avg${noun}`];
}

function deviations(noun: string): readonly string[] {
  return [`${noun}sd`, `${noun}stddev`, `${noun}std`, `${noun}deviation`, `stddev${noun}`, `sd${noun}`];
}

export interface CsvColumn {
  readonly place: number;
  /** As the header has it. */
  readonly name: string;
  /** Of times or sizes, where the name ends with it ("_ms", "_mb"); of costs the currency; null where it does not. */
  readonly unit: string | null;
}

/** The columns by what they are, and the places of all others. */
export interface CsvRoles {
  readonly roles: ReadonlyMap<CsvRole, CsvColumn>;
  readonly others: readonly CsvColumn[];
}

/** Finds what the columns of a header are by their names, or says in a sentence what is missing or double. */
export function csvRoles(header: readonly string[]): CsvRoles | { readonly problem: string } {
  const named = header.map((name, place) => ({ ...readName(name), place, name }));
  const roles = new Map<CsvRole, CsvColumn>();
  for (const role of Object.keys(namesOf) as CsvRole[]) {
    const [sure, weak] = namesOf[role].map((names) => named.filter((column) => isOf(role, names, column)));
    const found = sure!.length > 0 ? sure! : weak!;
    if (found.length > 1) {
      const names = listed(found.map(({ name }) => showValue(name)));
      return {
        problem: `the columns ${names} could each be the ${wordOf(role)}; keep one of them, or rename the others`,
      };
    }
    if (found[0] !== undefined) roles.set(role, found[0]);
  }
  for (const [role, example] of [
    ["memory", "memory_mb"],
    ["duration", "duration_ms"],
  ] as const) {
    if (roles.has(role)) continue;
    const has = listed(header.slice(0, 20).map(showValue));
    return { problem: `no column is the ${role}; name one of them ${example} (the header has ${has})` };
  }
  const taken = new Set([...roles.values()].map(({ place }) => place));
  return { roles, others: named.filter(({ place }) => !taken.has(place)) };
}

/** Whether a header's names tell a table of measurements. */
export function isMeasurementsHeader(header: readonly string[]): boolean {
  const [sure, weak] = namesOf.memory;
  return header.some((name) => isOf("memory", [...sure, ...weak], readName(name)));
}

function wordOf(role: CsvRole): string {
  if (role === "costPerMillion") return "cost of a million invocations";
  return role === "start" ? "kind of start" : role;
}

interface ReadName {
  readonly plain: string;
  readonly unit: string | null;
}

/** "Mean duration (ms)", "duration_ms" and "durationMs" to "meanduration" and "duration", with "ms". */
function readName(name: string): ReadName {
  const text = name
    .trim()
    .replace(/\s*[([]([^)\]]*)[)\]]$/, "_$1")
    .replace(/\s+/g, "_");
  const { stem, unit: time } = splitUnit(text);
  const last = /[_\-. ]([A-Za-z]+)$|(?<=[a-z])(MB|GB|KB|MiB|GiB)$/.exec(text);
  const word = last?.[1] ?? last?.[2] ?? "";
  const isSize = time === null && word !== "" && unitFactor("memory", word) !== null;
  const unit = isSize ? word : time;
  return { plain: plain(isSize ? text.slice(0, last!.index) : stem), unit };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

const currencies = /(?:usd|cny)/;

function isOf(role: CsvRole, names: readonly string[], { plain: word, unit }: ReadName): boolean {
  if (role === "memory") return names.includes(word) && (unit === null || unitFactor("memory", unit) !== null);
  if (["duration", "billed", "init", "deviation"].includes(role)) {
    return names.includes(word) && (unit === null || unitFactor("duration", unit) !== null);
  }
  const isCost = role === "cost" || role === "costPerMillion";
  return unit === null && names.includes(isCost ? word.replace(currencies, "") : word);
}
