import type { TuneResult } from "../../analysis/tune/tune-result.ts";
import type { Block, ReportDocument, Section } from "../document.ts";
import { reproduction } from "../sections/reproduction.ts";
import { measurementsSection } from "./measurements-section.ts";
import { picksSection } from "./picks-section.ts";
import { sizesSection } from "./sizes-section.ts";
import { namesInWords, workingSize, workingSizes } from "./tuned-rows.ts";
import { alikeSentence, fasterSentence, savingsSentence, verdictSentence } from "./verdict-sentences.ts";

/** The answer of tune in its reading order: what to take, then why, then the numbers. */
export function tuneDocument(result: TuneResult): ReportDocument {
  const sections = [
    opening(result),
    workingSizes(result).length === 0 ? null : picksSection(result),
    sizesSection(result),
    measurementsSection(result),
    takenForGranted(result),
    origin(result),
  ];
  return sections.filter((section) => section !== null);
}

function opening(result: TuneResult): Section {
  const { name, question } = result.scenario;
  const sentences = [savingsSentence(result), alikeSentence(result), fasterSentence(result)];
  const blocks: Block[] = [
    {
      kind: "paragraph",
      text: { text: verdictSentence(result), tone: result.advice.recommended === null ? "bad" : "strong" },
    },
    ...sentences.flatMap((text): Block[] => (text === null ? [] : [{ kind: "paragraph", text }])),
    { kind: "paragraph", text: { text: question === null ? name : `${name}: ${question}`, tone: "quiet" } },
    { kind: "paragraph", text: { text: settingInWords(result), tone: "quiet" } },
  ];
  const chosen = workingSize(result, result.advice.recommended);
  const warnings = [...contradictionWarnings(result), ...(chosen?.openObjectives ?? []), ...gatheredWarnings(result)];
  if (warnings.length > 0) {
    blocks.push({ kind: "list", items: warnings.map((text) => ({ text, tone: "caution" as const })) });
  }
  return { title: null, blocks };
}

function settingInWords({ candidate, sizes, method, scenario }: TuneResult): string {
  const { name, platform, region } = candidate;
  const runs =
    method === "closed form"
      ? "by closed forms, no run"
      : `${scenario.replications} ${scenario.replications === 1 ? "replication" : "replications"} each, all of the same traffic and work`;
  const settings = sizes.some(({ architecture, provisioned }) => architecture !== null || provisioned !== null)
    ? "combinations"
    : "sizes";
  return `${name} (${platform}, ${region}): ${sizes.length} ${settings}, ${runs}.`;
}

/** An answer from measurements that the law does not explain is worth little; the details are with the measurements. */
function contradictionWarnings({ measurements }: TuneResult): readonly string[] {
  const material = measurements.filter(({ fit }) => fit.noise === null || fit.noise.relative >= materialNoise);
  const count = material.reduce((sum, { fit }) => sum + fit.contradictions.length, 0);
  if (count === 0) return [];
  const times = count === 1 ? "in one place" : `in ${count} places`;
  return [`The measurements contradict the law of time by size, or each other, ${times} (see Measurements).`];
}

/** Figures that lie closer about the law than this contradict it in nothing that matters. */
const materialNoise = 0.01;

/** Each warning once, with the sizes it is of; the recommended one's first. */
function gatheredWarnings(result: TuneResult): readonly string[] {
  const rows = workingSizes(result);
  const bySize = new Map<string, string[]>();
  const ordered = [...rows].sort(
    (one, other) => Number(other.name === result.advice.recommended) - Number(one.name === result.advice.recommended),
  );
  for (const { name, warnings } of ordered) {
    for (const warning of warnings) bySize.set(warning, [...(bySize.get(warning) ?? []), name]);
  }
  const all = [...bySize].map(([warning, names]) => {
    if (names.length === rows.length || names.some((name) => warning.includes(name))) return warning;
    const inOrder = rows.map(({ name }) => name).filter((name) => names.includes(name));
    return `${namesInWords(result, inOrder)}: ${warning}`;
  });
  return all.length <= mostWarnings
    ? all
    : [...all.slice(0, mostWarnings), `${all.length - mostWarnings} more warnings are in the JSON.`];
}

const mostWarnings = 8;

function takenForGranted({ assumptions, search }: TuneResult): Section | null {
  const items = [...(search === null ? [] : [search.note]), ...assumptions, memoryRule];
  return { title: "Taken for granted", blocks: [{ kind: "list", items }] };
}

const memoryRule =
  "Memory beyond what the process needs buys CPU and nothing else: caches and garbage collection are not modelled.";

function origin(result: TuneResult): Section {
  const section = reproduction(result);
  if (result.powerTuning === null) return section;
  const page: Block[] = [
    {
      kind: "paragraph",
      text: "The page of AWS Lambda Power Tuning shows these figures (mean latency and cost of a request) at:",
    },
    { kind: "command", text: result.powerTuning.url },
  ];
  return { ...section, blocks: [...section.blocks, ...page] };
}
