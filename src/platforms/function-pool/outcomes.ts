import type { WindowRecorder } from "../window-recorder.ts";
import type { CallStore } from "./call-store.ts";
import type { Service } from "./warm-call.ts";

/** Counts served requests as their callers see them: the front door may have given up before the function did. */
export class Outcomes {
  readonly #recorder: WindowRecorder;
  readonly #calls: CallStore;
  readonly #doorTimeout: number;

  constructor(recorder: WindowRecorder, calls: CallStore, doorTimeout: number) {
    this.#recorder = recorder;
    this.#calls = calls;
    this.#doorTimeout = doorTimeout;
  }

  /** The request `call` is served from `now` on; latency runs from its first offer. */
  count(call: number, { wait, handler, timedOut }: Service, { now, isCold }: { now: number; isCold: boolean }): void {
    const recorder = this.#recorder;
    const { arrival, added, fails } = this.#calls;
    const door = this.#doorTimeout;
    const before = now - arrival[call]!;
    const waited = before + Math.min(wait, door);
    if (waited > 0) recorder.recordWait(waited);
    if (isCold) recorder.coldStarts++;
    if (timedOut || wait + handler > door) recorder.timedOut++;
    else if (fails[call] === 1) {
      recorder.failed++;
      return;
    } else recorder.completed++;
    const latency = before + Math.min(wait + handler, door) + added[call]!;
    recorder.recordLatency(latency);
    if (isCold) recorder.recordColdLatency(latency);
  }
}
