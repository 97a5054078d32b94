import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { mainFile, type Outcome, type RunOptions } from "./evenpoint.ts";

/** What the command line does to its process besides writing: a signal or another environment need one of its own. */
export type InProcessOptions = Pick<RunOptions, "input" | "cwd">;

let runs = 0;
/** One at a time: folder, arguments and streams are the whole process's. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs the built command line in this process, which loads its modules once and not for every command. Everything from
 * the arguments to the exit code is the program's own; only the streams are replaced. Tests of signals, of the
 * environment and of time take `evenpoint`.
 */
export function inProcess(args: readonly string[], options: InProcessOptions = {}): Promise<Outcome> {
  if (!existsSync(mainFile)) throw new Error("dist is missing: npm run build");
  const outcome = turn.then(() => runHere(args, options));
  turn = outcome.catch(() => undefined);
  return outcome;
}

async function runHere(args: readonly string[], { input = "", cwd }: InProcessOptions): Promise<Outcome> {
  const giveBack = lendProcess(args, { input, cwd: cwd ?? process.cwd() });
  const [stdout, stderr] = [captured(process.stdout), captured(process.stderr)];
  const startedAt = performance.now();
  try {
    // The module runs the command when it is loaded; under another address it is loaded again, its imports are not.
    await import(`${pathToFileURL(mainFile).href}?run=${++runs}`);
    const code = Number(process.exitCode ?? 0);
    return { code, stdout: stdout.text(), stderr: stderr.text(), milliseconds: performance.now() - startedAt };
  } finally {
    stdout.end();
    stderr.end();
    giveBack();
  }
}

/** Gives this process the command's arguments, folder and input; the function returned takes them away again. */
function lendProcess(args: readonly string[], { input, cwd }: Required<InProcessOptions>): () => void {
  const { argv, exitCode } = process;
  const folder = process.cwd();
  const stdin = Object.getOwnPropertyDescriptor(process, "stdin")!;
  const stream = Readable.from(input === "" ? [] : [Buffer.from(input)]);
  process.argv = [process.execPath, mainFile, ...args];
  process.exitCode = undefined;
  Object.defineProperty(process, "stdin", { configurable: true, value: stream });
  process.chdir(cwd);
  return () => {
    process.chdir(folder);
    Object.defineProperty(process, "stdin", stdin);
    process.argv = argv;
    process.exitCode = exitCode;
  };
}

/** Keeps what is written to a stream until `end`, and takes away the listeners that came meanwhile. */
function captured(stream: NodeJS.WriteStream): { readonly text: () => string; readonly end: () => void } {
  const pieces: Buffer[] = [];
  const write = stream.write;
  const listeners = new Set(stream.listeners("error"));
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]) => {
    pieces.push(Buffer.from(piece as string));
    const told = rest.find((one) => typeof one === "function");
    if (told !== undefined) queueMicrotask(told as () => void);
    return true;
  };
  return {
    text: () => Buffer.concat(pieces).toString("utf8"),
    end() {
      stream.write = write;
      for (const listener of stream.listeners("error")) {
        if (!listeners.has(listener)) stream.off("error", listener as () => void);
      }
    },
  };
}
