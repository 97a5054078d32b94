import { LatencyHistogram } from "../engine/latency-histogram.ts";

/** A question to every stretch of the window: does an objective hold there? */
export interface ObjectiveWindow {
  /** Length of a stretch, microseconds; the last one may be shorter. */
  readonly length: number;
  /** True where the question is about latencies, so that each stretch has to keep its own. */
  readonly asksLatency: boolean;
  /** Null where the stretch holds too few requests to say. */
  readonly holds: (figures: PeriodFigures) => boolean | null;
}

/** How many stretches there were, how many of them held enough requests to be judged, and how many of those met it. */
export interface JudgedWindows {
  readonly windows: number;
  readonly judged: number;
  readonly met: number;
}

/** Running totals since the window began; times in microseconds. */
export interface PeriodTotals {
  readonly completed: number;
  readonly throttled: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly failed: number;
  readonly coldStarts: number;
  readonly latencySum: number;
}

/** Capacity used and there to be used since the run began: instances or vCPUs x microseconds. */
export interface PeriodCapacity {
  readonly usedTime: number;
  readonly availableTime: number;
}

/** What fell into one stretch: requests by outcome, their latencies, and how busy the instances were. */
export interface PeriodFigures extends PeriodTotals, PeriodCapacity {
  readonly latencyMax: number;
  /** Microseconds; NaN where nothing completed or timed out. */
  readonly percentile: (p: number) => number;
}

/** Cuts the window into stretches of one length and puts the questions to each. Keeps three counts per question. */
export class JudgedPeriod {
  readonly asksLatency: boolean;
  end: number;
  readonly #length: number;
  readonly #questions: readonly ObjectiveWindow[];
  readonly #judged: number[];
  readonly #met: number[];
  readonly #latencies = new LatencyHistogram();
  #windows = 0;
  #count = 0;
  #highest = 0;
  #latencyMax = 0;
  #totals = noTotals;
  #capacity: PeriodCapacity = { usedTime: 0, availableTime: 0 };

  /** The questions must all ask for stretches of the same length; the first begins at `start`. */
  constructor(start: number, questions: readonly ObjectiveWindow[]) {
    this.#length = questions[0]!.length;
    this.#questions = questions;
    this.#judged = questions.map(() => 0);
    this.#met = questions.map(() => 0);
    this.asksLatency = questions.some((question) => question.asksLatency);
    this.end = start + this.#length;
  }

  /** The window begins. */
  open(capacity: PeriodCapacity): void {
    this.#capacity = capacity;
  }

  /** Adds `count` latencies, the longest of them `max` and in bucket `highest`. */
  add(
    latencies: LatencyHistogram,
    given: { readonly count: number; readonly highest: number; readonly max: number },
  ): void {
    this.#latencies.add(latencies, given.highest);
    this.#count += given.count;
    this.#highest = Math.max(this.#highest, given.highest);
    this.#latencyMax = Math.max(this.#latencyMax, given.max);
  }

  /** Ends the running stretch, puts the questions to it and begins the next. */
  close(totals: PeriodTotals, capacity: PeriodCapacity): void {
    const within = { total: this.#count, highest: this.#highest };
    const figures: PeriodFigures = {
      ...difference(totals, this.#totals),
      usedTime: capacity.usedTime - this.#capacity.usedTime,
      availableTime: capacity.availableTime - this.#capacity.availableTime,
      latencyMax: this.#latencyMax,
      // Inside its bucket the interpolated value may lie above the largest that was seen.
      percentile: (p) => Math.min(this.#latencyMax, this.#latencies.percentile(p, within)),
    };
    this.#windows++;
    for (const [index, { holds }] of this.#questions.entries()) {
      const answer = holds(figures);
      if (answer !== null) this.#judged[index]!++;
      if (answer === true) this.#met[index]!++;
    }
    if (this.#count > 0) this.#latencies.clear();
    this.#count = this.#highest = this.#latencyMax = 0;
    this.#totals = difference(totals, noTotals);
    this.#capacity = capacity;
    this.end += this.#length;
  }

  /** The counts of one of the questions. */
  answers(question: ObjectiveWindow): JudgedWindows | null {
    const index = this.#questions.indexOf(question);
    if (index < 0) return null;
    return { windows: this.#windows, judged: this.#judged[index]!, met: this.#met[index]! };
  }
}

const noTotals: PeriodTotals = {
  completed: 0,
  throttled: 0,
  rejected: 0,
  timedOut: 0,
  failed: 0,
  coldStarts: 0,
  latencySum: 0,
};

function difference(end: PeriodTotals, start: PeriodTotals): PeriodTotals {
  return {
    completed: end.completed - start.completed,
    throttled: end.throttled - start.throttled,
    rejected: end.rejected - start.rejected,
    timedOut: end.timedOut - start.timedOut,
    failed: end.failed - start.failed,
    coldStarts: end.coldStarts - start.coldStarts,
    latencySum: end.latencySum - start.latencySum,
  };
}

/** One period for each length that is asked for. */
export function judgedPeriods(start: number, questions: readonly ObjectiveWindow[]): readonly JudgedPeriod[] {
  const lengths = [...new Set(questions.map(({ length }) => length))];
  return lengths.map(
    (length) =>
      new JudgedPeriod(
        start,
        questions.filter((question) => question.length === length),
      ),
  );
}
