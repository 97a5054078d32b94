// The workloads of the speed comparison, as scenarios: W1 to W3 as the C++ reference has them, fleets, tasks, a service.

const lambda =
  "{name: function, platform: aws-lambda, memory: 1769MB, overhead: 0ms, timeout: 900s, concurrencyLimit: 1000";

/** Scenario text of one replication with about `invocations` requests. */
export const workloads = {
  w1: (invocations) =>
    scenario("W1", invocations, {
      rate: 0.9,
      work: "{io: {kind: exponential, mean: 1991ms}}",
      candidate: `${lambda}, keepAlive: 600s, coldStart: 253ms}`,
    }),
  w2: (invocations) =>
    scenario("W2", invocations, {
      rate: 100,
      work: "{io: {kind: exponential, mean: 200ms}}",
      candidate: `${lambda}, keepAlive: 600s, coldStart: 800ms}`,
    }),
  w3: (invocations) =>
    scenario("W3", invocations, {
      rate: 2000,
      work: "{io: {kind: lognormal, mean: 500ms, sigma: 1}}",
      candidate: `${lambda}, keepAlive: 300s, coldStart: 800ms}`,
    }),
  fleet: (invocations) =>
    scenario("100 machines of 2 vCPU, processor sharing", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: fleet, platform: aws-ec2, instance: m7g.large, instances: 100, balancing: round-robin, overhead: 0ms}",
    }),
  cloudRun: (invocations) =>
    scenario("Cloud Run, 80 requests an instance", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: service, platform: gcp-cloud-run, cpu: 2, concurrency: 80, coldStart: 1s, maximumInstances: 1000, overhead: 0ms}",
    }),
  "gcp-functions-1st-gen": (invocations) =>
    scenario("Google functions of the first generation, one request an instance", invocations, {
      rate: 2000,
      work: "{io: {kind: lognormal, mean: 500ms, sigma: 1}}",
      candidate: "{name: function, platform: gcp-functions-1st-gen, memory: 2GB, coldStart: 800ms, overhead: 0ms}",
    }),
  "azure-functions-consumption": (invocations) =>
    scenario("Azure Functions Consumption, 100 requests an instance", invocations, {
      rate: 2000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: app, platform: azure-functions-consumption, coldStart: 2s, launchRate: 100/s, keepAlive: 20m, overhead: 0ms}",
    }),
  "azure-functions-premium": (invocations) =>
    scenario("Azure Functions Premium, some instances of 4 vCPU", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: app, platform: azure-functions-premium, size: EP3, minimumInstances: 20, coldStart: 2s, launchRate: 100/s, overhead: 0ms}",
    }),
  "azure-functions-flex": (invocations) =>
    scenario("Azure Functions Flex Consumption, 16 requests an instance", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: app, platform: azure-functions-flex, alwaysReady: 20, maximumInstances: 1000, coldStart: 2s, overhead: 0ms}",
    }),
  "aws-lambda-edge": (invocations) =>
    scenario("A function at the edge behind CloudFront", invocations, {
      rate: 2000,
      work: "{io: {kind: lognormal, mean: 50ms, sigma: 1}}",
      candidate: "{name: function, platform: aws-lambda-edge}",
    }),
  "cloudflare-workers": (invocations) =>
    scenario("A Worker, some 140 requests in service", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 5ms}, io: {kind: exponential, mean: 23ms}}",
      candidate: "{name: worker, platform: cloudflare-workers}",
    }),
  fargate: (invocations) =>
    scenario("100 tasks of 1 vCPU, processor sharing", invocations, {
      rate: 2500,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: tasks, platform: aws-fargate, cpu: 1, memory: 2GB, instances: 100, balancing: round-robin, overhead: 0ms}",
    }),
  knative: (invocations) =>
    scenario("About 100 pods of 2 vCPU on 40 nodes, sized every two seconds", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: service, platform: knative, cpu: 2, memory: 4GB, concurrency: 10, autoscaling: {target: 2}, nodes: {instance: m7g.2xlarge, count: 40}, overhead: 0ms}",
    }),
  openfaas: (invocations) =>
    scenario("About 110 pods of 2 vCPU on 40 nodes, sized by their requests", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: functions, platform: openfaas, cpu: 2, memory: 4GB, maximumInstances: 120, nodes: {instance: m7g.2xlarge, count: 40}, overhead: 0ms}",
    }),
  "azure-vm": (invocations) =>
    scenario("A scale set of some 100 machines of 2 vCPU", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: set, platform: azure-vm, instance: D2ps_v5, region: westeurope, instances: {min: 50, max: 150}, balancing: round-robin, overhead: 0ms}",
    }),
  "gcp-compute-engine": (invocations) =>
    scenario("A managed group of some 120 machines of 2 vCPU", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: group, platform: gcp-compute-engine, instance: n2-standard-2, siblingSpeed: 1, instances: {min: 50, max: 150}, balancing: round-robin, overhead: 0ms}",
    }),
  server: (invocations) =>
    scenario("100 servers of 2 vCPU", invocations, {
      rate: 5000,
      work: "{cpu: {kind: exponential, mean: 28ms}}",
      candidate:
        "{name: servers, platform: server, vcpus: 2, memory: 8GB, price: 40/month, instances: 100, balancing: round-robin, overhead: 0ms}",
    }),
};

function scenario(name, invocations, { rate, work, candidate }) {
  return `
name: "${name}"
seed: 1
replications: 1
duration: ${Math.round(invocations / rate)}s
workload:
  arrivals: {kind: poisson, rate: ${rate}/s}
  work: ${work}
candidates:
  - ${candidate}
`;
}
