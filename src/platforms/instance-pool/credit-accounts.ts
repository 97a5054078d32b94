import { microsecondsPer } from "../../units/duration.ts";
import { type CreditState, type CreditTerms, creditStep, creditsPerMinute, noCredits } from "./cpu-credits.ts";
import type { CreditSettings } from "./pool-settings.ts";

/** What a instance has done up to now: vCPU time used since the start of the run, microseconds. */
export interface MachineUse {
  readonly instance: number;
  readonly now: number;
  readonly usedTime: number;
}

interface Account {
  readonly state: CreditState;
  readonly since: number;
  readonly usedTime: number;
}

/** Time between settlements, microseconds. */
export const creditStepLength = microsecondsPer.m;

/** The CPU credits of a pool's machines, settled every minute. */
export class CreditAccounts {
  readonly #terms: CreditTerms;
  readonly #accounts: (Account | null)[] = [];
  /** Credits that had to be paid for since the start of the run. */
  charged = 0;

  constructor(vcpus: number, { mode, baseline }: CreditSettings) {
    this.#terms = { mode, earnedPerMinute: creditsPerMinute({ vcpus, baseline }) };
  }

  /** A instance starts to run, with no credits. */
  open({ instance, now, usedTime }: MachineUse): void {
    this.#accounts[instance] = { state: noCredits, since: now, usedTime };
  }

  /** Brings a instance's account up to now. Nothing happens where it has none. */
  settle({ instance, now, usedTime }: MachineUse): void {
    const account = this.#accounts[instance];
    if (account == null) return;
    const minutes = (now - account.since) / microsecondsPer.m;
    const used = (usedTime - account.usedTime) / microsecondsPer.m;
    const { charged, ...state } = creditStep(account.state, { minutes, used }, this.#terms);
    this.charged += charged;
    this.#accounts[instance] = { state, since: now, usedTime };
  }

  /** The instance ends: what it has borrowed and not paid back is charged. */
  close(use: MachineUse): void {
    this.settle(use);
    this.charged += this.#accounts[use.instance]?.state.surplus ?? 0;
    this.#accounts[use.instance] = null;
  }

  /** Whether the instance has used up its credits and may use its baseline only. */
  isAtBaseline(instance: number): boolean {
    const account = this.#accounts[instance];
    return this.#terms.mode === "standard" && account != null && account.state.balance <= 0;
  }
}
