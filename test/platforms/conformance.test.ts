import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conformance, expectSound, observe, scenarioOf } from "./conformance.ts";

conformance("aws-lambda, defaults", "platform: aws-lambda, memory: 1769MB");
conformance(
  "aws-lambda, short keep-alive, few instances, everything metered",
  "platform: aws-lambda, memory: 512MB, architecture: arm64, concurrencyLimit: 12, keepAlive: 3s, frontDoor: aws-http-api, ephemeralStorage: 1024MB, throttle: quantised",
);
conformance(
  "aws-lambda, provisioned, least-recently-used, recycled",
  "platform: aws-lambda, memory: 3538MB, provisionedConcurrency: 4, routing: least-recently-used, recycleAfter: 15s, keepAlive: {kind: halving, period: 4s}, coldStart: {setup: 50ms, init: {kind: exponential, mean: 200ms}, firstCall: 20ms}",
);
conformance(
  "aws-lambda, newest first, a timeout that cuts",
  "platform: aws-lambda, memory: 256MB, routing: newest, timeout: 700ms, keepAlive: {kind: exponential, mean: 5s}, frontDoor: aws-rest-api",
);
conformance(
  "aws-lambda, reserved concurrency that binds, callers that try again, a front door that gives up",
  "platform: aws-lambda, memory: 1769MB, account: {limit: 500, othersUse: 50}, reservedConcurrency: 4, retry: {attempts: 4, base: 500ms, cap: 5s}, timeout: 60s, frontDoor: aws-rest-api",
);
conformance(
  "aws-lambda in a private network, with connections to a database",
  "platform: aws-lambda, memory: 512MB, nat: {gateways: 2, request: 3KB}, connectionsPerInstance: 2, databaseConnections: 5",
);
conformance(
  "aws-ec2 in a private network behind a load balancer",
  "platform: aws-ec2, instance: m7g.large, instances: 2, nat: {request: 40KB}, frontDoor: aws-alb, loadBalancer: {rules: 20}, connectionsPerInstance: 10, databaseConnections: 20",
);
conformance(
  "aws-lambda, restored from snapshots of three versions, streamed, part of it in a savings plan",
  "platform: aws-lambda, memory: 1769MB, runtime: python3.13, snapStart: {versions: 3, restore: {kind: exponential, mean: 300ms}}, responseStreaming: true, frontDoor: aws-function-url, purchase: savings-plan-3y, committed: 2",
);
conformance(
  "aws-lambda, Java restored for nothing, a savings plan larger than the need",
  "platform: aws-lambda, memory: 512MB, runtime: java21, snapStart: true, coldStart: {setup: 50ms, firstCall: 20ms}, keepAlive: 3s, purchase: savings-plan-1y, committed: 30",
);
conformance("aws-lambda behind its own URL", "platform: aws-lambda, memory: 1769MB, frontDoor: aws-function-url");
conformance("aws-lambda-edge, origin events", "platform: aws-lambda-edge, event: origin, memory: 1769MB");
conformance(
  "aws-lambda-edge, viewer events that a timeout cuts, callers that try again",
  "platform: aws-lambda-edge, concurrencyLimit: 60, timeout: 2s, keepAlive: 3s, coldStart: {setup: 50ms, init: {kind: exponential, mean: 200ms}}, retry: {attempts: 4, base: 500ms, cap: 5s}",
);
conformance(
  "aws-lambda-edge in three places",
  "platform: aws-lambda-edge, event: origin, memory: 600MB, locations: 3, concurrencyLimit: 30, keepAlive: {kind: exponential, mean: 5s}",
);
conformance("aws-lambda behind CloudFront", "platform: aws-lambda, memory: 1769MB, frontDoor: aws-cloudfront");
conformance("cloudflare-workers, defaults", "platform: cloudflare-workers, prices: {logsGb: 0.5}");
conformance(
  "cloudflare-workers, often cold, and a CPU limit that cuts",
  "platform: cloudflare-workers, coldShare: 20%, coldStart: {kind: exponential, mean: 40ms}, cpuLimit: 80ms, overhead: {kind: exponential, mean: 5ms}, retry: {attempts: 3}, prices: {logsGb: 0.5}",
);
conformance("aws-ec2, defaults", "platform: aws-ec2, instance: m7g.large");
conformance(
  "aws-ec2, hyperthreads behind a load balancer, short queues",
  "platform: aws-ec2, instance: c5.large, instances: 2, slots: 3, queue: 4, balancing: round-robin, frontDoor: aws-alb",
);
conformance(
  "aws-ec2, one line for three machines",
  "platform: aws-ec2, instance: m7g.medium, instances: 3, slots: 2, queue: 2, balancing: shared-queue, overhead: {kind: exponential, mean: 2ms}",
);
conformance(
  "aws-ec2, too small: overloaded",
  "platform: aws-ec2, instance: m7g.medium, slots: 1, queue: 30, speed: 0.5",
);
conformance(
  "aws-ec2, growing by its schedule and by its slots",
  "platform: aws-ec2, instance: m7g.medium, slots: 4, queue: 200, boot: {kind: exponential, mean: 8s}, instances: {min: 1, max: 4, target: 60% slots, initial: 2, schedule: [{cron: 1 * * * *, min: 4}]}",
);
conformance(
  "aws-ec2, growing on CPU behind one line",
  "platform: aws-ec2, instance: c5.large, queue: 200, balancing: shared-queue, boot: 5s, purchase: reserved-1y, instances: {min: 1, max: 6, target: 20% cpu}",
);
conformance("aws-ec2, burstable, unlimited", "platform: aws-ec2, instance: t3.micro, instances: 2");
conformance(
  "aws-ec2, burstable, living on its credits",
  "platform: aws-ec2, instance: t4g.large, instances: 2, queue: 5000, credits: standard",
);

conformance(
  "aws-ec2, callers that try again",
  "platform: aws-ec2, instance: m7g.medium, slots: 2, queue: 3, retry: {attempts: 3, base: 1s, cap: 2s}, frontDoor: aws-http-api",
);
conformance("knative, defaults", "platform: knative, cpu: 1, memory: 1GB, nodes: {instance: m7g.large}");
conformance(
  "knative, few requests a pod, nodes that come and go, short windows",
  "platform: knative, cpu: 0.5, memory: 512MB, concurrency: 3, boot: {kind: exponential, mean: 2s}, initialInstances: 0, nodes: {instance: m7g.medium, count: {min: 1, max: 5}, boot: 5s, removeAfter: 10s}, autoscaling: {stableWindow: 6s, gracePeriod: 4s, targetBurstCapacity: 5, scaleDownDelay: 3s}, frontDoor: aws-alb",
);
conformance(
  "knative, by requests per second, past the activator",
  "platform: knative, cpu: 1, memory: 1GB, concurrency: 20, minimumInstances: 2, maximumInstances: 4, nodes: {instance: c5.large, count: 4, disk: 0B}, autoscaling: {metric: rps, target: 5, targetBurstCapacity: 0, maxScaleUpRate: 1.5, activationScale: 2}",
);
conformance(
  "knative, too small: it rejects, callers come again, and some wait too long",
  "platform: knative, cpu: 0.25, memory: 256MB, concurrency: 1, maximumInstances: 1, timeout: 8s, nodes: {instance: m7g.medium, count: 1}, autoscaling: {targetBurstCapacity: 0}, retry: {attempts: 3, base: 1s, cap: 2s}",
);
conformance(
  "knative on nodes of Azure",
  "platform: knative, cpu: 1, memory: 1GB, nodes: {platform: azure-vm, instance: D4s_v5, count: 1}, frontDoor: azure-load-balancer",
);
conformance(
  "openfaas pro, in flight",
  "platform: openfaas, cpu: 0.5, memory: 512MB, maxInflight: 6, boot: 2s, cluster: gke-regional, nodes: {platform: gcp-compute-engine, instance: e2-standard-4}, autoscaling: {metric: capacity, target: 3, downWindow: 30s}, frontDoor: gcp-load-balancer, nat: {request: 1KB}",
);
conformance(
  "openfaas pro, CPU, from zero and back",
  "platform: openfaas, cpu: 1, memory: 512MB, boot: 2s, initialInstances: 1, nodes: {instance: c5.large, count: {min: 1, max: 6}, boot: 5s}, autoscaling: {metric: cpu, target: 400, scaleToZero: true, zeroDuration: 5s}",
);
conformance(
  "openfaas community edition",
  "platform: openfaas, edition: community, cpu: 1, memory: 512MB, boot: 2s, initialInstances: 1, nodes: {instance: m7g.large, count: {min: 1, max: 3}, boot: 10s}, frontDoor: aws-http-api",
);
conformance("aws-fargate, defaults", "platform: aws-fargate, cpu: 2, memory: 4GB");
conformance(
  "aws-fargate, a quarter of a vCPU each, overloaded behind a load balancer, more storage",
  "platform: aws-fargate, cpu: 0.25, memory: 512MB, instances: 3, slots: 5, queue: 20, disk: 50GB, frontDoor: aws-alb, retry: {attempts: 3, base: 1s, cap: 2s}",
);
conformance(
  "aws-fargate, growing by its schedule and by its slots, spot",
  "platform: aws-fargate, cpu: 0.5, memory: 2GB, architecture: arm64, purchase: spot, slots: 4, queue: 200, package: {size: 140MB}, boot: {provisioning: 2s, start: {kind: exponential, mean: 5s}}, instances: {min: 1, max: 5, target: 60% slots, schedule: [{cron: 0 * * * *, min: 1}, {cron: 1 * * * *, min: 4}]}",
);
conformance(
  "aws-fargate, growing on CPU behind one line",
  "platform: aws-fargate, cpu: 0.25, memory: 1GB, queue: 200, balancing: shared-queue, boot: 5s, package: {size: 0B}, instances: {min: 1, max: 6, target: 20% cpu}",
);

conformance("gcp-cloud-run, defaults", "platform: gcp-cloud-run");
conformance("gcp-cloud-run behind a gateway", "platform: gcp-cloud-run, frontDoor: gcp-api-gateway");
conformance(
  "azure-vm behind a gateway",
  "platform: azure-vm, instance: D2s_v5, boot: 5s, frontDoor: azure-api-management, instances: 2",
);
conformance(
  "gcp-cloud-run, one request at a time on a fraction of a vCPU, boosted, a minimum kept",
  "platform: gcp-cloud-run, cpu: 0.5, cpuBoost: true, minimumInstances: 2, keepAlive: 3s, coldStart: {setup: 50ms, init: {kind: exponential, mean: 400ms}}",
);
conformance(
  "gcp-cloud-run, a few instances for whom requests wait until they are refused, and come again",
  "platform: gcp-cloud-run, cpu: 1, concurrency: 1, maximumInstances: 4, timeout: 12s, speed: 0.8, retry: {attempts: 3, base: 1s, cap: 2s}",
);
conformance(
  "gcp-cloud-run, billed by instance, part of it committed, spread at random",
  "platform: gcp-cloud-run, cpu: 2, memory: 2GB, concurrency: 3, billing: instance-based, purchase: committed-use-3y, committed: 2, balancing: random, target: {cpu: 30%, concurrency: 90%}, runtime: go",
);
conformance(
  "gcp-cloud-run, billed by request, a commitment larger than the need, round-robin",
  "platform: gcp-cloud-run, cpu: 4, memory: 4GB, cpuBoost: true, concurrency: 10, minimumInstances: 1, purchase: committed-use-1y, committed: 8, balancing: round-robin, keepAlive: 100ms",
);
conformance("gcp-functions-1st-gen, defaults", "platform: gcp-functions-1st-gen, memory: 1GB");
conformance(
  "gcp-functions-1st-gen, a minimum kept behind a load balancer, few instances, callers that try again",
  "platform: gcp-functions-1st-gen, memory: 2GB, minimumInstances: 2, maximumInstances: 4, coldStart: {setup: 50ms, init: {kind: exponential, mean: 400ms}}, keepAlive: {kind: exponential, mean: 3s}, patience: 500ms, timeout: 12s, retry: {attempts: 3, base: 1s, cap: 2s}, frontDoor: gcp-load-balancer",
);
conformance("azure-functions-premium, defaults", "platform: azure-functions-premium");
conformance(
  "azure-functions-premium, prewarmed ones that come and go, few requests at a time, callers that try again",
  "platform: azure-functions-premium, size: EP2, prewarmed: 2, concurrency: 2, queue: 3, maximumInstances: 6, target: {cpu: 40%, requests: 1}, coldStart: {setup: 100ms, init: {kind: exponential, mean: 800ms}}, keepAlive: {kind: exponential, mean: 3s}, launchRate: 5/s, timeout: 4s, retry: {attempts: 3, base: 1s, cap: 2s}, frontDoor: azure-api-management",
);
conformance("azure-functions-consumption, defaults", "platform: azure-functions-consumption");
conformance(
  "azure-functions-consumption, few requests at a time, short queues, Linux, callers that try again and give up",
  "platform: azure-functions-consumption, os: linux, runtime: python, concurrency: 3, queue: 2, maximumInstances: 4, balancing: random, target: {cpu: 50%, requests: 2}, coldStart: {setup: 100ms, init: {kind: exponential, mean: 800ms}}, keepAlive: {kind: exponential, mean: 3s}, timeout: 4s, retry: {attempts: 3, base: 1s, cap: 2s}, frontDoor: azure-api-management",
);
conformance("azure-functions-flex, defaults", "platform: azure-functions-flex");
conformance(
  "azure-functions-flex, one request at a time, some always ready, slow launches, callers who give up",
  "platform: azure-functions-flex, memory: 512MB, runtime: python, alwaysReady: 2, maximumInstances: 5, launchRate: 1/s, minimumBilled: request, coldStart: 1s, keepAlive: 3s, timeout: 4s",
);
conformance("azure-vm, defaults", "platform: azure-vm, instance: D2s_v5");
conformance(
  "azure-vm, a scale set of several rules, reserved in part",
  "platform: azure-vm, instance: D2s_v5, slots: 4, queue: 200, boot: 5s, frontDoor: azure-load-balancer, purchase: reserved-1y, instances: {min: 1, max: 4, initial: 2, rules: [{above: 20% cpu, add: 2}, {above: 60% slots, add: 1}, {below: 10% cpu, remove: 1}], window: 5m, cooldown: 1m, schedule: [{cron: 1 * * * *, min: 3}]}",
);
conformance(
  "azure-vm, burstable, short of credits",
  "platform: azure-vm, instance: B2s, baseline: 45%, instances: 2, queue: 5000",
);
conformance("gcp-compute-engine, defaults", "platform: gcp-compute-engine, instance: e2-standard-2");
conformance(
  "gcp-compute-engine, a managed group with sustained use beyond its commitment",
  "platform: gcp-compute-engine, instance: n2-standard-2, slots: 6, queue: 300, boot: 3s, frontDoor: gcp-load-balancer, purchase: committed-use-1y, instances: {min: 1, max: 5, target: 20% cpu, initialisation: 10s}",
);
conformance(
  "gcp-compute-engine, shared cores in a fixed number, one line",
  "platform: gcp-compute-engine, instance: e2-medium, instances: 3, slots: 40, queue: 200, balancing: shared-queue",
);
conformance(
  "server, defaults",
  "platform: server, vcpus: 4, memory: 16GB, price: 40/month, egress: 0.01, prices: {logsGb: 0}",
);
conformance(
  "server, hyperthreads of two hosts by the hour, short queues",
  "platform: server, vcpus: 2, memory: 4GB, price: 0.05/h, speed: 0.8, siblingSpeed: 0.6, instances: 2, slots: 3, queue: 4, balancing: random, egress: 0, prices: {logsGb: 0.2}",
);

const duration = (most: number) => fc.integer({ min: 1, max: most }).map((milliseconds) => `${milliseconds}ms`);

const retry = fc.record({ attempts: fc.integer({ min: 1, max: 5 }), base: duration(5000), cap: duration(20_000) });

const anyFunction = fc
  .record(
    {
      platform: fc.constant("aws-lambda"),
      memory: fc.integer({ min: 128, max: 10_240 }).map((megabytes) => `${megabytes}MB`),
      concurrencyLimit: fc.integer({ min: 1, max: 40 }),
      provisionedConcurrency: fc.integer({ min: 0, max: 10 }),
      routing: fc.constantFrom("most-recently-used", "least-recently-used", "newest", "random"),
      keepAlive: fc.oneof(
        fc.integer({ min: 0, max: 20_000 }).map((milliseconds) => `${milliseconds}ms`),
        duration(8000).map((period) => ({ kind: "halving", period })),
        duration(8000).map((mean) => ({ kind: "exponential", mean })),
      ),
      coldStart: fc.oneof(
        duration(3000),
        fc.record({ setup: duration(500), init: duration(12_000), firstCall: duration(500) }),
      ),
      timeout: fc.integer({ min: 100, max: 5000 }).map((milliseconds) => `${milliseconds}ms`),
      recycleAfter: duration(30_000),
      throttle: fc.constantFrom("linear", "quantised"),
      speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
      frontDoor: fc.constantFrom("none", "aws-http-api", "aws-rest-api", "aws-alb", "aws-function-url"),
      snapStart: fc.constantFrom(true, { versions: 2, restore: "900ms" }),
      streamingDoor: fc.constantFrom("none", "aws-rest-api", "aws-function-url"),
      plan: fc.record({
        purchase: fc.constantFrom("savings-plan-1y", "savings-plan-3y"),
        committed: fc.double({ min: 0.01, max: 10, noNaN: true }),
      }),
      retry,
    },
    { requiredKeys: ["platform", "memory"] },
  )
  .map(({ snapStart, streamingDoor, plan, ...settings }) => {
    // More provisioned than the limit allows is refused at the door, and so is SnapStart beside it.
    const most = settings.concurrencyLimit ?? 10;
    const { provisionedConcurrency, coldStart, ...rest } = settings;
    const start = {
      ...(coldStart === undefined ? {} : { coldStart }),
      ...(provisionedConcurrency === undefined
        ? {}
        : { provisionedConcurrency: Math.min(most, provisionedConcurrency) }),
    };
    return {
      ...rest,
      ...(snapStart === undefined ? start : { runtime: "python3.13", snapStart }),
      ...(streamingDoor === undefined ? {} : { responseStreaming: true, frontDoor: streamingDoor }),
      ...plan,
    };
  });

const growingSize = fc.record({
  min: fc.integer({ min: 1, max: 2 }),
  max: fc.integer({ min: 3, max: 6 }),
  target: fc.constantFrom("5% cpu", "60% cpu", "3 requests/s", "50% slots"),
  schedule: fc.constantFrom([], [{ cron: "* * * * *", min: 3 }], [{ cron: "1 * * * *", min: 2 }]),
});

const anyFleet = fc.record(
  {
    platform: fc.constant("aws-ec2"),
    instance: fc.constantFrom("m7g.medium", "c5.large", "r7i.xlarge", "m7a.2xlarge", "t3.small", "t4g.xlarge"),
    instances: fc.oneof(fc.integer({ min: 1, max: 5 }), growingSize),
    boot: fc.constantFrom("0s", "3s", "30s"),
    slots: fc.integer({ min: 1, max: 12 }),
    queue: fc.integer({ min: 0, max: 20 }),
    balancing: fc.constantFrom("least-outstanding", "round-robin", "random", "shared-queue"),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    siblingSpeed: fc.double({ min: 0.5, max: 1, noNaN: true }),
    frontDoor: fc.constantFrom("none", "aws-http-api", "aws-rest-api", "aws-alb"),
    retry,
  },
  { requiredKeys: ["platform", "instance"] },
);

const anyService = fc
  .record(
    {
      platform: fc.constant("gcp-cloud-run"),
      cpu: fc.constantFrom(0.08, 0.5, 1, 2, 4),
      memory: fc.constant("512MB"),
      concurrency: fc.integer({ min: 1, max: 20 }),
      minimumInstances: fc.integer({ min: 0, max: 2 }),
      maximumInstances: fc.integer({ min: 2, max: 8 }),
      billing: fc.constantFrom("request-based", "instance-based"),
      cpuBoost: fc.boolean(),
      coldStart: fc.oneof(duration(5000), fc.record({ setup: duration(500), init: duration(9000) })),
      keepAlive: duration(20_000),
      timeout: duration(20_000),
      target: fc.constantFrom({}, { cpu: "5%" }, { concurrency: "100%", cpu: "100%" }),
      balancing: fc.constantFrom("least-outstanding", "round-robin", "random"),
      speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
      purchase: fc.constantFrom("on-demand", "committed-use-1y"),
      retry,
    },
    { requiredKeys: ["platform", "cpu", "memory"] },
  )
  .map(({ concurrency, billing, purchase, ...settings }) => ({
    ...settings,
    memory: settings.cpu === 4 ? "2GB" : settings.memory,
    ...(settings.cpu < 1 || concurrency === undefined ? {} : { concurrency }),
    ...(settings.cpu < 1 || billing === undefined ? {} : { billing }),
    ...(purchase === undefined || purchase === "on-demand" ? {} : { purchase, committed: 2 }),
    timeout: settings.timeout ?? "5m",
  }));

const anyFirstGeneration = fc
  .record(
    {
      platform: fc.constant("gcp-functions-1st-gen"),
      memory: fc.constantFrom("256MB", "1GB", "2GB", "8GB"),
      minimumInstances: fc.integer({ min: 0, max: 2 }),
      maximumInstances: fc.integer({ min: 2, max: 12 }),
      coldStart: fc.oneof(duration(5000), fc.record({ setup: duration(500), init: duration(9000) })),
      keepAlive: fc.oneof(
        duration(20_000),
        duration(8000).map((mean) => ({ kind: "exponential", mean })),
      ),
      patience: duration(12_000),
      timeout: duration(20_000),
      speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
      frontDoor: fc.constantFrom("none", "gcp-load-balancer"),
      retry,
    },
    { requiredKeys: ["platform", "memory"] },
  )
  .map(({ timeout = "60s", ...settings }) => ({ ...settings, timeout }));

const anyApp = fc.record(
  {
    platform: fc.constant("azure-functions-flex"),
    memory: fc.constantFrom("512MB", "2GB", "4GB"),
    concurrency: fc.integer({ min: 1, max: 20 }),
    alwaysReady: fc.integer({ min: 0, max: 3 }),
    maximumInstances: fc.integer({ min: 1, max: 12 }),
    launchRate: fc.constantFrom("0.5/s", "3/s", "100/s"),
    minimumBilled: fc.constantFrom("period", "request"),
    coldStart: fc.oneof(duration(5000), fc.record({ setup: duration(500), init: duration(9000) })),
    keepAlive: fc.oneof(
      duration(20_000),
      duration(8000).map((mean) => ({ kind: "exponential", mean })),
    ),
    timeout: duration(20_000),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    retry,
  },
  { requiredKeys: ["platform"] },
);

const anyPremiumPlan = fc.record(
  {
    platform: fc.constant("azure-functions-premium"),
    size: fc.constantFrom("EP1", "EP2", "EP3"),
    os: fc.constantFrom("windows", "linux"),
    minimumInstances: fc.integer({ min: 1, max: 3 }),
    prewarmed: fc.integer({ min: 0, max: 3 }),
    maximumInstances: fc.integer({ min: 3, max: 9 }),
    concurrency: fc.integer({ min: 1, max: 20 }),
    queue: fc.integer({ min: 0, max: 30 }),
    balancing: fc.constantFrom("round-robin", "least-outstanding", "random"),
    launchRate: fc.constantFrom("0.5/s", "3/s", "100/s"),
    target: fc.record({ cpu: fc.constantFrom("30%", "100%"), requests: fc.constantFrom(0.5, 3, 40) }),
    coldStart: fc.oneof(duration(5000), fc.record({ setup: duration(500), init: duration(9000) })),
    keepAlive: fc.oneof(
      duration(20_000),
      duration(8000).map((mean) => ({ kind: "exponential", mean })),
    ),
    timeout: duration(20_000),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    retry,
  },
  { requiredKeys: ["platform"] },
);

const anyConsumptionApp = fc.record(
  {
    platform: fc.constant("azure-functions-consumption"),
    os: fc.constantFrom("windows", "linux"),
    runtime: fc.constantFrom("dotnet", "node", "java", "powershell"),
    concurrency: fc.integer({ min: 1, max: 20 }),
    queue: fc.integer({ min: 0, max: 30 }),
    balancing: fc.constantFrom("round-robin", "least-outstanding", "random"),
    maximumInstances: fc.integer({ min: 1, max: 12 }),
    launchRate: fc.constantFrom("0.5/s", "3/s", "100/s"),
    target: fc.record({ cpu: fc.constantFrom("30%", "100%"), requests: fc.constantFrom(0.5, 3, 40) }),
    coldStart: fc.oneof(duration(5000), fc.record({ setup: duration(500), init: duration(9000) })),
    keepAlive: fc.oneof(
      duration(20_000),
      duration(8000).map((mean) => ({ kind: "exponential", mean })),
    ),
    timeout: duration(20_000),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    retry,
  },
  { requiredKeys: ["platform"] },
);

const podKeys = {
  cpu: fc.constantFrom(0.25, 0.5, 1),
  memory: fc.constantFrom("256MB", "1GB"),
  boot: fc.constantFrom("0s", "1s", "4s"),
  maximumInstances: fc.integer({ min: 2, max: 8 }),
  initialInstances: fc.constantFrom(1, 2),
  nodes: fc.record(
    {
      instance: fc.constantFrom("m7g.large", "c5.xlarge"),
      count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom({ min: 1, max: 3 }, { min: 2, max: 2 })),
      boot: fc.constantFrom("1s", "10s"),
      removeAfter: fc.constantFrom("0s", "5s"),
    },
    { requiredKeys: ["instance"] },
  ),
  speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
  retry,
};

const anyRevision = fc.record(
  {
    platform: fc.constant("knative"),
    ...podKeys,
    concurrency: fc.integer({ min: 0, max: 5 }),
    timeout: fc.constantFrom("2s", "5m"),
    autoscaling: fc.record(
      {
        metric: fc.constantFrom("concurrency", "rps"),
        target: fc.integer({ min: 1, max: 6 }),
        stableWindow: fc.constantFrom("6s", "20s"),
        panicThreshold: fc.constantFrom("120%", "400%"),
        maxScaleUpRate: fc.constantFrom(1.1, 2, 1000),
        maxScaleDownRate: fc.constantFrom(1.1, 5),
        activationScale: fc.constantFrom(1, 2),
        scaleDownDelay: fc.constantFrom("0s", "10s"),
        targetBurstCapacity: fc.constantFrom(-1, 0, 3),
        scaleToZero: fc.boolean(),
        gracePeriod: fc.constantFrom("0s", "4s"),
        retention: fc.constantFrom("0s", "6s"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["platform", "cpu", "memory", "nodes"] },
);

const anyFunctionOnPods = fc.record(
  {
    platform: fc.constant("openfaas"),
    ...podKeys,
    maxInflight: fc.integer({ min: 0, max: 6 }),
    autoscaling: fc.record(
      {
        metric: fc.constantFrom("rps", "capacity", "cpu"),
        target: fc.integer({ min: 1, max: 200 }),
        downWindow: fc.constantFrom("0s", "30s"),
        scaleToZero: fc.boolean(),
        zeroDuration: fc.constantFrom("1s", "20s"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["platform", "cpu", "memory", "nodes"] },
);

const anyTasks = fc.record(
  {
    platform: fc.constant("aws-fargate"),
    cpu: fc.constantFrom(0.5, 1, 2),
    memory: fc.constant("4GB"),
    architecture: fc.constantFrom("x86_64", "arm64"),
    instances: fc.oneof(fc.integer({ min: 1, max: 5 }), growingSize),
    boot: fc.oneof(duration(30_000), fc.record({ provisioning: duration(10_000), start: duration(30_000) })),
    package: fc.integer({ min: 0, max: 3000 }).map((megabytes) => ({ kind: "image", size: `${megabytes}MB` })),
    slots: fc.integer({ min: 1, max: 12 }),
    queue: fc.integer({ min: 0, max: 20 }),
    disk: fc.integer({ min: 20, max: 200 }).map((gigabytes) => `${gigabytes}GB`),
    purchase: fc.constantFrom("on-demand", "spot"),
    balancing: fc.constantFrom("least-outstanding", "round-robin", "random", "shared-queue"),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    frontDoor: fc.constantFrom("none", "aws-http-api", "aws-alb"),
    retry,
  },
  { requiredKeys: ["platform", "cpu", "memory"] },
);

const anyMachine = {
  boot: fc.constantFrom("0s", "3s", "30s"),
  slots: fc.integer({ min: 1, max: 12 }),
  queue: fc.integer({ min: 0, max: 20 }),
  balancing: fc.constantFrom("least-outstanding", "round-robin", "random", "shared-queue"),
  speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
  siblingSpeed: fc.double({ min: 0.5, max: 1, noNaN: true }),
  retry,
};

const bounds = { min: fc.integer({ min: 1, max: 2 }), max: fc.integer({ min: 3, max: 6 }) };

const scaleRules = fc.constantFrom(
  [
    { above: "30% cpu", add: 2 },
    { below: "10% cpu", remove: 1 },
  ],
  [
    { above: "3 requests/s", add: 1 },
    { above: "50% slots", add: 3 },
    { below: "1 requests/s", remove: 2 },
  ],
);

const anyAzureVm = fc.record(
  {
    platform: fc.constant("azure-vm"),
    instance: fc.constantFrom("D2s_v5", "D2as_v5", "F4s_v2", "E2s_v5", "B2ms", "B1ms"),
    instances: fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.record({ ...bounds, rules: scaleRules, window: fc.constant("5m"), cooldown: fc.constantFrom("60s", "2m") }),
    ),
    purchase: fc.constantFrom("on-demand", "reserved-1y", "spot"),
    ...anyMachine,
  },
  { requiredKeys: ["platform", "instance"] },
);

const anyComputeEngine = fc.record(
  {
    platform: fc.constant("gcp-compute-engine"),
    instance: fc.constantFrom(
      "e2-small",
      "e2-medium",
      "e2-standard-2",
      "n2-standard-2",
      "n1-standard-16",
      "c3-standard-4",
    ),
    instances: fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.record({
        ...bounds,
        target: fc.constantFrom("5% cpu", "60% cpu", "3 requests/s", "50% slots"),
        initialisation: fc.constantFrom("0s", "45s"),
      }),
    ),
    purchase: fc.constantFrom("on-demand", "committed-use-3y", "spot"),
    ...anyMachine,
  },
  { requiredKeys: ["platform", "instance"] },
);

const anyEdgeFunction = fc.record(
  {
    platform: fc.constant("aws-lambda-edge"),
    event: fc.constant("origin"),
    memory: fc.integer({ min: 128, max: 10_240 }).map((megabytes) => `${megabytes}MB`),
    locations: fc.integer({ min: 1, max: 4 }),
    concurrencyLimit: fc.integer({ min: 1, max: 40 }),
    routing: fc.constantFrom("most-recently-used", "least-recently-used", "newest", "random"),
    keepAlive: duration(20_000),
    coldStart: duration(3000),
    timeout: fc.integer({ min: 100, max: 5000 }).map((milliseconds) => `${milliseconds}ms`),
    recycleAfter: duration(30_000),
    throttle: fc.constantFrom("linear", "quantised"),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    retry,
  },
  { requiredKeys: ["platform", "event", "memory"] },
);

const anyWorker = fc
  .record(
    {
      platform: fc.constant("cloudflare-workers"),
      plan: fc.constantFrom("paid", "free"),
      cpuLimit: duration(200),
      coldShare: fc.constantFrom("0%", "0.01%", "30%", "100%"),
      coldStart: duration(300),
      overhead: duration(50),
      speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
      prices: fc.constant({ logsGb: 0.5 }),
      retry,
    },
    { requiredKeys: ["platform", "prices"] },
  )
  .map(({ cpuLimit, ...settings }) =>
    cpuLimit === undefined || settings.plan === "free" ? settings : { ...settings, cpuLimit },
  );

const anyServer = fc.record(
  {
    platform: fc.constant("server"),
    vcpus: fc.constantFrom(0.5, 1, 2, 3.5, 8),
    memory: fc.constantFrom("2GB", "64GB"),
    price: fc.constantFrom("40/month", "0.05/h", "0/month"),
    instances: fc.integer({ min: 1, max: 5 }),
    prices: fc.constant({ egressGb: 0.1, logsGb: 0.5 }),
    ...anyMachine,
  },
  { requiredKeys: ["platform", "vcpus", "memory", "price", "prices"] },
);

describe("with any settings (a failure prints the seed that repeats it)", () => {
  test.each([
    ["aws-lambda", anyFunction],
    ["aws-lambda-edge", anyEdgeFunction],
    ["cloudflare-workers", anyWorker],
    ["aws-ec2", anyFleet],
    ["gcp-cloud-run", anyService],
    ["gcp-functions-1st-gen", anyFirstGeneration],
    ["azure-functions-consumption", anyConsumptionApp],
    ["azure-functions-premium", anyPremiumPlan],
    ["azure-functions-flex", anyApp],
    ["azure-vm", anyAzureVm],
    ["gcp-compute-engine", anyComputeEngine],
    ["server", anyServer],
    ["knative", anyRevision],
    ["openfaas", anyFunctionOnPods],
    ["aws-fargate", anyTasks],
  ] as const)("%s", async (_name, settings) => {
    const seed = fc.integer({ min: 1, max: 1_000_000 });
    const parallel = fc.constantFrom(0, 0.3, 1);
    const failing = fc.constantFrom("0%", "2%", "60%");
    await fc.assert(
      fc.asyncProperty(
        settings as fc.Arbitrary<object>,
        seed,
        parallel,
        failing,
        async (drawn, number, share, failures) => {
          const keys = JSON.stringify(drawn).slice(1, -1);
          const work = `{cpu: {kind: exponential, mean: 30ms}, io: {kind: exponential, mean: 40ms}, parallel: ${share}}, failures: ${failures}`;
          const scenario = scenarioOf({ A: keys }, { seed: number, work });
          const [candidate] = scenario.candidates;
          expect(candidate!.ineligibleBecause).toEqual([]);
          const [seen] = await observe(scenario);
          expectSound(seen!, candidate!);
        },
      ),
      { numRuns: 60 },
    );
  });
});
