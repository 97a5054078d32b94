import { removeBegun } from "../node/write-whole.ts";
import { exitCodes } from "./exit-codes.ts";

export interface Interruption {
  readonly signal: { readonly aborted: boolean };
  /** Gives the signals back to the system. */
  stop(): void;
}

/** How long a run has to notice that it should stop. */
const patience = 800;

const signals = ["SIGINT", "SIGTERM"] as const;

/** Turns Ctrl-C into a request to stop; a second one, or a run that does not heed the first, ends the process. */
export function watchInterruption(): Interruption {
  const signal = { aborted: false };
  const leave = () => {
    removeBegun();
    process.exit(exitCodes.interrupted);
  };
  const onSignal = () => {
    if (signal.aborted) leave();
    signal.aborted = true;
    process.exitCode = exitCodes.interrupted;
    setTimeout(leave, patience).unref();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal,
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
