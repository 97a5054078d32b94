/** Types of which AWS took back more than 20 % in a month (us-east-1, Spot Advisor as of 2025-06-28). */
const often = ["m5.xlarge", "c7i.large", "r6i.large", "t4g.medium", "t4g.large"];
/** Types seen in the same list at up to 15 to 20 %. */
const seldom = [
  "m5.large",
  "m6i.large",
  "m7i.large",
  "m7g.large",
  "c5.large",
  "c6i.large",
  "c7g.large",
  "r7g.large",
  "t3.medium",
];

/** What a spot fleet's reader has to know: the machines can be taken back, and the simulation does not do so. */
export function spotWarning(instance: string): string {
  return `spot machines can be taken back at two minutes' notice, which is not simulated; ${band(instance)}`;
}

function band(instance: string): string {
  const source = "(Spot Advisor, us-east-1, 2025-06-28)";
  if (often.includes(instance)) return `of ${instance} more than 20 % were taken back in a month ${source}`;
  if (seldom.includes(instance)) return `of ${instance} at most 20 % were taken back in a month ${source}`;
  return `by type from under 5 % to more than 20 % were taken back in a month ${source}`;
}
