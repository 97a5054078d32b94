import { TokenBucket } from "../../engine/token-bucket.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { StationRun } from "../station.ts";
import { plans } from "./plans.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";

/**
 * The requests that the free plan grants an account: so many in a day, and so many at once. Days begin at 00:00 UTC. The
 * window stands for the whole month, so of a day that lies in it only in part the same part is granted; what comes before
 * the window draws on no day.
 */
export class RequestQuota {
  readonly #run: StationRun;
  readonly #perDay: number;
  readonly #bucket: TokenBucket;
  /** Where the running day, or the part of it inside the window, ends. */
  #until: number;
  #granted = Number.POSITIVE_INFINITY;
  #used = 0;
  #fullestDay = 0;
  #peaks = { peakRequestRate: 0, peakDayRequests: 0 };

  constructor(perDay: number, perMinute: number, run: StationRun) {
    this.#run = run;
    this.#perDay = perDay;
    this.#bucket = new TokenBucket({ capacity: perMinute, perSecond: perMinute / 60 });
    this.#until = run.windowStart;
  }

  /** Whether a request at `now` is let in; it then counts. */
  admits(now: number): boolean {
    if (now >= this.#until) this.#openDay(now);
    if (this.#used + 1 > this.#granted || !this.#bucket.take(now)) return false;
    this.#used++;
    return true;
  }

  /** The window begins: what was drawn before counts only as far as it is still drawn. */
  openPeaks(now: number): void {
    this.#bucket.openPeak(now);
  }

  /** A stretch of the window ends. */
  mark(now: number): void {
    this.#bucket.mark(now);
  }

  /** The window ends; refused requests may come again after it. */
  closePeaks(): void {
    this.#closeDay();
    this.#peaks = { peakRequestRate: this.#bucket.peak(), peakDayRequests: this.#fullestDay };
  }

  get peaks(): { readonly peakRequestRate: number; readonly peakDayRequests: number } {
    return this.#peaks;
  }

  #openDay(now: number): void {
    this.#closeDay();
    const { weekStart, windowStart, windowEnd } = this.#run;
    const day = microsecondsPer.d;
    const dayStart = weekStart + Math.floor((now - weekStart) / day) * day;
    const end = Math.min(dayStart + day, windowEnd);
    this.#granted = (this.#perDay * (end - Math.max(dayStart, windowStart))) / day;
    this.#used = 0;
    // What comes again after the window's end belongs to its last day.
    this.#until = end === windowEnd ? Number.POSITIVE_INFINITY : end;
  }

  #closeDay(): void {
    this.#fullestDay = Math.max(this.#fullestDay, (this.#used / this.#granted) * this.#perDay);
  }
}

/** Null where the plan lets everybody in. */
export function createRequestQuota({ plan }: CloudflareWorkersSettings, run: StationRun): RequestQuota | null {
  const { requestsPerDay, requestsPerMinute } = plans[plan];
  return requestsPerDay === null ? null : new RequestQuota(requestsPerDay, requestsPerMinute, run);
}

/** Requests that were offered, over those that the plan grants in a window of that length; 0 where it grants all. */
export function quotaLoad({ plan }: CloudflareWorkersSettings, offered: number, window: number): number {
  const { requestsPerDay } = plans[plan];
  return requestsPerDay === null ? 0 : offered / (requestsPerDay * (window / microsecondsPer.d));
}
