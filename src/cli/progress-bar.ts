import cliProgress from "cli-progress";
import type { Progress } from "../analysis/simulate-options.ts";
import { formatSignificant } from "../units/significant.ts";

export interface ProgressBar {
  update(progress: Progress): void;
  stop(): void;
}

/** A bar with rate and remaining time on standard error; nothing at all where that is not a terminal. */
export function createProgressBar(): ProgressBar {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const format = "{label} {bar} {percentage} % | {speed} requests/s | {remaining} left";
  const look = { format, barsize: 24, hideCursor: true, clearOnComplete: true };
  const options = { ...look, stream: process.stderr, gracefulExit: false };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  let label: string | null = null;
  let startedAt = 0;
  let requestsBefore = 0;
  return {
    update(progress) {
      const now = performance.now();
      if (progress.label !== label) {
        if (label === null) bar.start(1000, 0, { label: progress.label, speed: "?", remaining: "?" });
        label = progress.label;
        startedAt = now;
        requestsBefore = progress.requests;
      }
      const seconds = Math.max((now - startedAt) / 1000, 1e-3);
      bar.update(Math.round(progress.share * 1000), {
        label,
        speed: formatSignificant((progress.requests - requestsBefore) / seconds, 3),
        remaining: formatRemaining(seconds, progress.share),
      });
    },
    stop() {
      if (label !== null) bar.stop();
    },
  };
}

function formatRemaining(seconds: number, share: number): string {
  // Before, a few slow or quick first steps would promise anything.
  if (share <= 0.05 || seconds < 1) return "?";
  const left = Math.ceil((seconds * (1 - share)) / share);
  return left < 120 ? `${left} s` : `${Math.round(left / 60)} min`;
}
