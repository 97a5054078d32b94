/** YAML of a function that starts at once and adds no latency of its own. */
export function lambda(keys: string): string {
  const plain = "platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, timeout: 900s";
  return `{name: function, ${plain}, ${keys}}`;
}

/** YAML of machines that add no latency of their own. */
export function machines(keys: string): string {
  return `{name: machines, platform: aws-ec2, overhead: 0ms, ${keys}}`;
}

/** Laws of service time, by the word in a scenario. */
export type ServiceLaw = "exponential" | "constant" | "lognormal";

/** YAML of a service law of this mean. */
export function service(law: ServiceLaw, mean: string): string {
  if (law === "constant") return mean;
  return law === "exponential" ? `{kind: exponential, mean: ${mean}}` : `{kind: lognormal, mean: ${mean}, sigma: 1}`;
}
