/**
 * One of everything that draws from chance: random arrivals, work and cold starts on functions; random balancing on
 * machines; two front doors with their latency. Large enough that a run is cut into several slices.
 */
export const scenarioText = `
name: Determinism
seed: 7
duration: 10m
warmUp: 1m
replications: 2
workload:
  arrivals: {kind: bursty, rate: 60/s, burstRate: 150/s, burst: 20s, calm: 60s}
  work:
    cpu: {kind: lognormal, mean: 20ms, p95: 50ms}
    io: {kind: gamma, mean: 15ms, cv: 1.5}
  request: 2KB
  response: 9KB
  logs: 0.4KB
slo: ["p99 < 1s", "throttled < 1%", "p95 < 200ms in 90% of 1m windows"]
candidates:
  - {name: Zürich functions, platform: aws-lambda, memory: 1GB, frontDoor: aws-http-api, keepAlive: {kind: halving, period: 20s}}
  - {name: ırmak functions, platform: aws-lambda, memory: 2GB, routing: random, provisionedConcurrency: 2}
  - {name: Area machines, platform: aws-ec2, instance: m7g.large, instances: 3, balancing: random, frontDoor: aws-alb}
  - {name: ärea machines, platform: aws-ec2, instance: c7i.large, instances: 2}
`;
