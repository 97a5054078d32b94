import type { OpenTrace } from "../analysis/simulate-options.ts";
import type { RunData } from "../analysis/tasks/run-data.ts";
import type { SampleSet } from "../engine/distributions/index.ts";
import { replayStreamed } from "../workloads/streamed-trace.ts";
import type { StreamedTrace, Trace } from "../workloads/trace.ts";

/** Recorded data as it is sent to a thread: long lists lie in memory that all threads see, and are never copied. */
export interface SharedData {
  readonly traces: readonly (readonly [key: string, trace: SentTrace])[];
  readonly samples: readonly (readonly [key: string, samples: SampleSet])[];
}

type SentTrace = Exclude<Trace, StreamedTrace> | Omit<StreamedTrace, "replay">;

/** What was shared already, for the next tasks with the same data. */
const shared = new WeakMap<object, unknown>();

export function shareData({ traces, samples }: RunData): SharedData {
  return {
    traces: [...traces].map(([key, trace]) => [key, once(trace, shareTrace)]),
    samples: [...samples].map(([key, set]) => [key, once(set, shareSamples)]),
  };
}

/** The data in the thread that it was sent to, which opens files of streamed traces for itself. */
export function receiveData({ traces, samples }: SharedData, openTrace: OpenTrace): RunData {
  const received = traces.map(([key, trace]): [string, Trace] => [key, receiveTrace(trace, openTrace)]);
  return { traces: new Map(received), samples: new Map(samples) };
}

function receiveTrace(trace: SentTrace, openTrace: OpenTrace): Trace {
  if (trace.kind !== "streamed") return trace;
  const open = (file: string) => openTrace(file, { hash: false });
  return { ...trace, replay: () => replayStreamed(trace.source, open) };
}

function once<Value extends object, Sent>(value: Value, share: (value: Value) => Sent): Sent {
  const sent = (shared.get(value) as Sent | undefined) ?? share(value);
  shared.set(value, sent);
  return sent;
}

function shareTrace(trace: Trace): SentTrace {
  switch (trace.kind) {
    case "requests": {
      const { times, durations } = trace;
      return { ...trace, times: inSharedMemory(times), durations: durations && inSharedMemory(durations) };
    }
    case "counts":
      return { ...trace, counts: inSharedMemory(trace.counts) };
    case "streamed": {
      const { replay: _, ...sent } = trace; // a function cannot be sent
      return sent;
    }
  }
}

function shareSamples(set: SampleSet): SampleSet {
  return { ...set, sorted: inSharedMemory(set.sorted) };
}

function inSharedMemory(numbers: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
