import { removeBegun } from "../node/write-whole.ts";
import { exitCodes } from "./exit-codes.ts";

export interface Interruption {
  readonly signal: { readonly aborted: boolean };
  /** After the run has heeded the stop: as long as it takes, such as to write what is finished. */
  hold(): void;
  /** Gives the signals back to the system. */
  stop(): void;
}

/** How long a run has to notice that it should stop. */
const patience = 800;

const signals = ["SIGINT", "SIGTERM"] as const;

/** Turns Ctrl-C into a request to stop; a second one, or a run that does not heed the first, ends the process. */
export function watchInterruption(): Interruption {
  const signal = { aborted: false };
  let deadline: NodeJS.Timeout | undefined;
  const leave = () => {
    removeBegun();
    process.exit(exitCodes.interrupted);
  };
  const onSignal = () => {
    if (signal.aborted) leave();
    signal.aborted = true;
    process.exitCode = exitCodes.interrupted;
    deadline = setTimeout(leave, patience).unref();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal,
    hold() {
      clearTimeout(deadline);
    },
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
