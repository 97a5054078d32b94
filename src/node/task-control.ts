/** What a thread and the one that gave it a task tell each other while the task runs. */
export interface TaskControl {
  /** The whole of it, to be sent along with the task. */
  readonly memory: SharedArrayBuffer;
  /** Asks the task to stop. */
  abort(): void;
  readonly aborted: boolean;
  /** How much of the task is done, 0 to 1. */
  share: number;
  /** Requests served so far. */
  requests: number;
}

/** A control on new memory, or the other end of one that was sent. */
export function taskControl(memory = new SharedArrayBuffer(24)): TaskControl {
  const flag = new Int32Array(memory, 0, 1);
  const told = new Float64Array(memory, 8, 2); // a figure that is read while it is written is only progress told wrong
  return {
    memory,
    abort: () => void Atomics.store(flag, 0, 1),
    get aborted() {
      return Atomics.load(flag, 0) === 1;
    },
    get share() {
      return told[0]!;
    },
    set share(share) {
      told[0] = share;
    },
    get requests() {
      return told[1]!;
    },
    set requests(requests) {
      told[1] = requests;
    },
  };
}
