import type { Objective } from "../scenario/objective.ts";

/** True where a value, in the metric's own unit, satisfies an objective's comparison. */
export function holds(value: number, { comparison, value: bound }: Pick<Objective, "comparison" | "value">): boolean {
  switch (comparison) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return value === bound;
  }
}
