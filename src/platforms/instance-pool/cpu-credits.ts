/** What a burstable machine does when its credits are used up: borrow and pay, or fall to its baseline. */
export const creditModes = ["unlimited", "standard"] as const;
export type CreditMode = (typeof creditModes)[number];

/** One machine's credits. One credit is one vCPU at full use for one minute. */
export interface CreditState {
  /**
   * Earned and not yet used. Begins at 0: T3, T3a and T4g have no launch credits. In standard mode it may stand below 0
   * by what the last step used too much, which is earned back before the next burst.
   */
  readonly balance: number;
  /** Borrowed in unlimited mode and not yet paid back. */
  readonly surplus: number;
}

export interface CreditTerms {
  readonly mode: CreditMode;
  readonly earnedPerMinute: number;
}

export const noCredits: CreditState = { balance: 0, surplus: 0 };

/** Credits kept, and credits lent, are at most what this many minutes earn: 24 hours. */
const longestMinutes = 24 * 60;

/**
 * One step of the credit account: `minutes` have passed in which the machine used `used` credits (vCPU-minutes).
 * `charged` are the credits that have to be paid for: borrowed beyond what 24 hours of earning could pay back.
 */
export function creditStep(
  { balance, surplus }: CreditState,
  { minutes, used }: { readonly minutes: number; readonly used: number },
  { mode, earnedPerMinute }: CreditTerms,
): CreditState & { readonly charged: number } {
  const most = longestMinutes * earnedPerMinute;
  const net = balance - surplus + minutes * earnedPerMinute - used;
  if (mode === "standard") return { balance: Math.min(most, net), surplus: 0, charged: 0 };
  if (net >= 0) return { balance: Math.min(most, net), surplus: 0, charged: 0 };
  return { balance: 0, surplus: Math.min(most, -net), charged: Math.max(0, -net - most) };
}

/** Credits a machine earns per minute: its baseline's share of its vCPUs. */
export function creditsPerMinute({ vcpus, baseline }: { readonly vcpus: number; readonly baseline: number }): number {
  return vcpus * baseline;
}
