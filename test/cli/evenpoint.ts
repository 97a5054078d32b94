import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const mainFile = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sends Ctrl-C so many milliseconds after the start; `milliseconds` then counts from there. */
  readonly interruptAfter?: number;
}

/** Runs the built command line as a user would. */
export function evenpoint(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  if (!existsSync(mainFile)) throw new Error("dist is missing: npm run build");
  const { input = "", cwd, env = {}, interruptAfter } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...args], { cwd, env: { ...process.env, ...env } });
    let startedAt = performance.now();
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr, milliseconds: performance.now() - startedAt }));
    child.stdin.on("error", () => undefined); // it may end without having read its input
    child.stdin.end(input);
    if (interruptAfter === undefined) return;
    setTimeout(() => {
      startedAt = performance.now();
      child.kill("SIGINT");
    }, interruptAfter);
  });
}
