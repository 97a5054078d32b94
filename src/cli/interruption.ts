import { removeBegun } from "../node/write-whole.ts";
import { exitCodes } from "./exit-codes.ts";

export interface Interruption {
  readonly signal: { readonly aborted: boolean };
  /** After the run has heeded the stop: as long as it takes, such as to write what is finished. */
  hold(): void;
  /** Once nothing is left to stop: gives the signals back to the system. */
  stop(): void;
}

/** How long a run has to notice that it should stop. */
const patience = 800;
/** A parent (npm, timeout) that passes Ctrl-C on sends the same one again: within so many milliseconds it counts once. */
const sameWish = 300;

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Turns Ctrl-C into a request to stop; a second one, or a run that does not heed the first, ends the process.
 * `beforeLeaving` is done first where the run did not heed it.
 */
export function watchInterruption(beforeLeaving?: () => Promise<unknown>): Interruption {
  const signal = { aborted: false };
  let deadline: NodeJS.Timeout | undefined;
  let firstAt = 0;
  const leave = () => {
    removeBegun();
    process.exit(exitCodes.interrupted);
  };
  const onSignal = () => {
    if (signal.aborted && performance.now() - firstAt < sameWish) return;
    if (signal.aborted) leave();
    signal.aborted = true;
    firstAt = performance.now();
    process.exitCode = exitCodes.interrupted;
    const leaveAtLast = () => (beforeLeaving?.() ?? Promise.resolve()).finally(leave);
    deadline = setTimeout(leaveAtLast, patience).unref();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal,
    hold() {
      clearTimeout(deadline);
    },
    stop() {
      clearTimeout(deadline);
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
