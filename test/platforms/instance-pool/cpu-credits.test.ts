import { describe, expect, test } from "vitest";
import {
  type CreditMode,
  type CreditState,
  creditStep,
  noCredits,
} from "../../../src/platforms/instance-pool/cpu-credits.ts";

/** A t3.micro earns 12 credits an hour and keeps at most 288. */
const terms = (mode: CreditMode) => ({ mode, earnedPerMinute: 0.2 });

/** The account after `minutes` steps of one minute at that many busy vCPUs, and the credits charged. */
function afterMinutes(minutes: number, used: number, mode: CreditMode, from: CreditState = noCredits) {
  let state = from;
  let charged = 0;
  for (let i = 0; i < minutes; i++) {
    const step = creditStep(state, { minutes: 1, used }, terms(mode));
    state = step;
    charged += step.charged;
  }
  return { balance: state.balance, surplus: state.surplus, charged };
}

const near = (value: number) => expect.closeTo(value, 6);

describe("a t3.micro", () => {
  test("idle: earns 12 an hour, keeps 24 hours of it", () => {
    for (const mode of ["unlimited", "standard"] as const) {
      expect(afterMinutes(60, 0, mode)).toEqual({ balance: near(12), surplus: 0, charged: 0 });
      expect(afterMinutes(2 * 24 * 60, 0, mode)).toEqual({ balance: near(288), surplus: 0, charged: 0 });
    }
  });

  test("at its baseline of 10 % neither earns nor loses", () => {
    expect(afterMinutes(600, 0.2, "unlimited")).toEqual({ balance: near(0), surplus: near(0), charged: 0 });
  });

  test("at 40 % for a day, unlimited: uses 1152, earns 288, borrows 288, and pays for 576", () => {
    expect(afterMinutes(24 * 60, 0.8, "unlimited")).toEqual({ balance: 0, surplus: near(288), charged: near(576) });
    // Nothing is charged while 24 hours of earning could pay it back: eight hours at 0.6 a minute.
    expect(afterMinutes(8 * 60, 0.8, "unlimited")).toEqual({ balance: 0, surplus: near(288), charged: near(0) });
  });

  test("pays back before it saves", () => {
    const borrowed = { balance: 0, surplus: 6 };
    expect(afterMinutes(30, 0, "unlimited", borrowed)).toEqual({ balance: near(0), surplus: near(0), charged: 0 });
    expect(afterMinutes(60, 0, "unlimited", borrowed)).toEqual({ balance: near(6), surplus: 0, charged: 0 });
  });

  test("standard: never borrows; what the last step overdrew is earned back", () => {
    expect(afterMinutes(1, 2, "standard", { balance: 1, surplus: 0 })).toEqual({
      balance: near(-0.8),
      surplus: 0,
      charged: 0,
    });
    expect(afterMinutes(4, 0, "standard", { balance: -0.8, surplus: 0 }).balance).toBeCloseTo(0, 9);
  });
});
