import { Interrupted } from "../analysis/interrupted.ts";
import { TraceError, type TraceErrorPlace } from "../workloads/trace-error.ts";
import { InputError } from "./input-error.ts";

/** An error as plain data: between threads an error would lose its class. */
export type SentError =
  | { readonly kind: "interrupted" }
  | { readonly kind: "input"; readonly message: string }
  | { readonly kind: "trace"; readonly reason: string; readonly place: TraceErrorPlace }
  | { readonly kind: "unexpected"; readonly message: string; readonly stack: string };

export function sendError(error: unknown): SentError {
  if (error instanceof Interrupted) return { kind: "interrupted" };
  if (error instanceof InputError) return { kind: "input", message: error.message };
  if (error instanceof TraceError) {
    const { reason, file, line, column, value } = error;
    return { kind: "trace", reason, place: { file, line, column, value } };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: "unexpected", message, stack: stack ?? "" };
}

export function receiveError(sent: SentError): Error {
  switch (sent.kind) {
    case "interrupted":
      return new Interrupted();
    case "input":
      return new InputError(sent.message);
    case "trace":
      return new TraceError(sent.reason, sent.place);
    case "unexpected":
      return Object.assign(new Error(sent.message), { stack: sent.stack });
  }
}
