import { describe, it } from "vitest";
import { judge } from "../validation/judge.ts";
import { theoryCases } from "./cases.ts";
import { observe } from "./observe.ts";
import { replications } from "./theory-case.ts";

describe(`the simulator agrees with theory (${replications} replications)`, () => {
  for (const theory of theoryCases) {
    it(theory.name, async ({ task }) => judge({ task }, await observe(theory, 1)));
  }
});
