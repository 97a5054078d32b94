import { bytesPerMegabyte } from "../../units/size.ts";
import { lambdaReport } from "../formats/lambda-report.ts";
import type { RecordSink, RowProblem } from "../formats/record-sink.ts";
import { createTrafficRecord } from "../formats/traffic-record.ts";
import { Invocations } from "./invocations.ts";
import type { MeasurementSet } from "./measurement.ts";
import { MeasurementError } from "./measurement-error.ts";
import type { ReadMeasurements } from "./read-measurements.ts";

/** True of a text with REPORT lines of AWS Lambda, or what CloudWatch exports of them. */
export function hasReports(text: string): boolean {
  return lambdaReport.recognises(text.slice(0, headLength));
}

const headLength = 64 * 1024;

/** Reads REPORT lines at several sizes, each an invocation. */
export async function readReportMeasurements(text: string, file: string): Promise<ReadMeasurements> {
  const sink = new InvocationSink();
  const question = { file, unit: "ms", columns: {}, header: true } as const;
  await lambdaReport.read(whole(text), question, sink);
  const sizes = sink.invocations.measured();
  const set: MeasurementSet = { name: "", architecture: null, currency: "USD", sizes };
  return { sets: [set], notes: [...sink.notes(), ...coldNotes(sink.invocations)] };
}

/** What to say where cold invocations stand for warm ones. */
export function coldNotes({ onlyCold }: Invocations): readonly string[] {
  if (onlyCold.length === 0) return [];
  const sizes = onlyCold.map((memory) => `${memory / bytesPerMegabyte} MB`).join(", ");
  return [
    `At ${sizes} every measured invocation was cold, so the cold ones of all sizes are compared: handlers are slower in their first call than the warm ones of the simulation.`,
  ];
}

async function* whole(text: string): AsyncIterable<string> {
  yield text;
}

/** Takes what reports say of size and time; what failed is left out and counted. */
class InvocationSink implements RecordSink {
  readonly record = createTrafficRecord();
  readonly invocations = new Invocations();
  readonly #functions = new Set<string>();
  interval = 0;
  #failed = 0;
  #sizeless = 0;

  take(): void {
    const { duration, init, memorySize, failed, functionName } = this.record;
    if (functionName !== "") this.#functions.add(functionName);
    if (this.#functions.size > 1) {
      throw new MeasurementError(
        `the reports are of several functions (${[...this.#functions].join(", ")}); give those of one`,
      );
    }
    if (failed) this.#failed++;
    else if (Number.isNaN(memorySize)) this.#sizeless++;
    else if (duration > 0) {
      this.invocations.add({ memory: memorySize, duration, billed: null, init: Number.isNaN(init) ? null : init });
    } else throw new MeasurementError(`a report says that the handler took ${duration / 1000} ms; it must be above 0`);
  }

  refuse(line: number, { message }: RowProblem): void {
    throw new MeasurementError(message, line);
  }

  leaveOut(): void {
    // START and END lines and what the function itself logs are no measurements.
  }

  takeQuantiles(): void {
    // Reports have none.
  }

  notes(): readonly string[] {
    const noun = (count: number) => (count === 1 ? "1 invocation" : `${count} invocations`);
    return [
      ...(this.#failed === 0
        ? []
        : [`${noun(this.#failed)} that timed out or failed are left out of the measurements.`]),
      ...(this.#sizeless === 0 ? [] : [`${noun(this.#sizeless)} whose report has no Memory Size are left out.`]),
    ];
  }
}
