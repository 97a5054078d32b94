import { conformance } from "../conformance.ts";

for (const sharing of ["account", "none"] as const) {
  const both = (name: string, settings: string) =>
    conformance(`two functions, sharing ${sharing}: ${name}`, settings, { sharing });
  both("aws-lambda, defaults", "platform: aws-lambda, memory: 1769MB, frontDoor: aws-alb");
  both(
    "aws-lambda, an account that binds, callers that try again",
    "platform: aws-lambda, memory: 512MB, concurrencyLimit: 12, keepAlive: 3s, retry: {attempts: 4, base: 500ms, cap: 5s}, frontDoor: aws-http-api",
  );
  both(
    "aws-lambda, provisioned, random, recycled, a timeout that cuts",
    "platform: aws-lambda, memory: 512MB, concurrencyLimit: 10, provisionedConcurrency: 4, routing: random, recycleAfter: 15s, keepAlive: {kind: exponential, mean: 5s}, timeout: 300ms",
  );
  both(
    "aws-lambda, reserved concurrency that binds",
    "platform: aws-lambda, memory: 1769MB, account: {limit: 500}, reservedConcurrency: 4, frontDoor: aws-rest-api",
  );
  both("aws-lambda-edge, memory that is metered as more", "platform: aws-lambda-edge, event: origin, memory: 600MB");
  both(
    "cloudflare-workers, often cold, and a CPU limit that cuts",
    "platform: cloudflare-workers, coldShare: 20%, cpuLimit: 80ms, retry: {attempts: 3}, prices: {logsGb: 0.5}",
  );
  both(
    "gcp-functions-1st-gen, a minimum of each, few instances, behind a load balancer",
    "platform: gcp-functions-1st-gen, memory: 2GB, minimumInstances: 1, maximumInstances: 4, keepAlive: 3s, patience: 2s, frontDoor: gcp-load-balancer",
  );
  both(
    "azure-functions-flex, some always ready, a second of each request",
    "platform: azure-functions-flex, memory: 512MB, alwaysReady: 2, maximumInstances: 5, minimumBilled: request, coldStart: 1s, keepAlive: 3s, timeout: 4s",
  );
  both(
    "aws-lambda, restored from snapshots, streamed, part of it in a savings plan",
    "platform: aws-lambda, memory: 512MB, runtime: dotnet8, snapStart: {versions: 2}, responseStreaming: true, frontDoor: aws-rest-api, purchase: savings-plan-1y, committed: 0.5",
  );
  both(
    "aws-ec2, callers that try again, short queues",
    "platform: aws-ec2, instance: m7g.medium, slots: 2, queue: 3, retry: {attempts: 3, base: 1s, cap: 2s}, frontDoor: aws-http-api",
  );
  both(
    "aws-ec2, growing on CPU behind one line",
    "platform: aws-ec2, instance: c5.large, queue: 200, balancing: shared-queue, boot: 5s, frontDoor: aws-alb, instances: {min: 1, max: 6, target: 20% cpu}",
  );
}
