import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { json, parseScenario, type Scenario, simulate } from "../../src/index.ts";
import type { WorkerPool, WorkerPoolOptions } from "../../src/node/index.ts";
import { sha256 } from "../../src/node/index.ts";
import { scenarioText } from "./scenario.ts";

/* Threads run what was built: the pool comes from dist. */
const built = fileURLToPath(new URL("../../dist/node/worker-pool.js", import.meta.url));
let workerPool: (options: WorkerPoolOptions) => WorkerPool;

beforeAll(async () => {
  if (!existsSync(built)) throw new Error("dist is missing: npm run build");
  ({ workerPool } = await import(built));
});

function scenarioOf(text: string): Scenario {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

/** Enough requests that the pool is asked: what is quickly done is done without it. */
const scenario = scenarioOf(scenarioText.replace("replications: 2", "replications: 9"));
const alone = simulate(scenario, { hash: sha256 }).then(json);

const pause = () => new Promise<void>((resume) => void setImmediate(resume));

async function withPool<Value>(workers: number, use: (pool: WorkerPool) => Promise<Value>): Promise<Value> {
  const pool = workerPool({ workers, folder: "." });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

describe("the same bytes", () => {
  test.each([1, 2, 4])("with %i workers as without", async (workers) => {
    const bytes = await withPool(workers, async (pool) => {
      const answer = json(await simulate(scenario, { hash: sha256, pool }));
      expect(pool.threads.length, "threads were used").toBeGreaterThan(workers === 1 ? 0 : 1);
      expect(pool.threads.length).toBeLessThanOrEqual(workers);
      return answer;
    });
    expect(bytes).toBe(await alone);
  });

  test("where there are more workers than replications, and the candidates are dealt out", async () => {
    const few = { ...scenario, replications: 1, duration: 9 * scenario.duration! };
    const bytes = await withPool(4, async (pool) => json(await simulate(few, { hash: sha256, pool })));
    expect(bytes).toBe(json(await simulate(few, { hash: sha256 })));
  });

  test("where workers are killed while they run, and their tasks are run again", async () => {
    const bytes = await withPool(2, async (pool) => {
      let killed = 0;
      const answer = simulate(scenario, {
        hash: sha256,
        pool,
        onProgress({ share }) {
          if (killed === 2 || share < 0.3 + 0.2 * killed || pool.threads.length === 0) return;
          killed += 1;
          void pool.threads[0]!.terminate();
        },
      });
      const bytes = json(await answer);
      expect(killed).toBe(2);
      return bytes;
    });
    expect(bytes).toBe(await alone);
  });
});

test("threads that are lost while they start do not stop the work", async () => {
  const bytes = await withPool(2, async (pool) => {
    let storms = 0;
    const answer = simulate(scenario, {
      hash: sha256,
      pool,
      pause,
      onProgress() {
        if (storms === 3 || pool.threads.length === 0) return;
        storms += 1;
        for (const thread of pool.threads) void thread.terminate();
      },
    });
    const storm = setInterval(() => {
      if (storms < 3) for (const thread of pool.threads) void thread.terminate();
    }, 1);
    const bytes = json(await answer);
    clearInterval(storm);
    return bytes;
  });
  expect(bytes).toBe(await alone);
});

test("what cannot be sent to a thread is told as it is", async () => {
  await withPool(1, async (pool) => {
    const broken = { ...scenario, workload: { ...scenario.workload, memory: () => 1 } } as unknown as Scenario;
    await expect(simulate(broken, { pool, pause })).rejects.toThrow(/could not be cloned/);
  });
});

test("a task whose worker is lost every time is given up with a sentence", async () => {
  await withPool(1, async (pool) => {
    let before = 0;
    const onProgress = ({ requests }: { readonly requests: number }) => {
      if (requests > before && pool.threads.length > 0) void pool.threads[0]!.terminate(); // it has begun a task
      before = requests;
    };
    const long = { ...scenario, duration: 100 * scenario.duration! };
    await expect(simulate(long, { pool, onProgress, pause })).rejects.toThrow(/a worker was lost 3 times/);
  });
});

test("a stop ends all workers' tasks at once", async () => {
  await withPool(2, async (pool) => {
    const signal = { aborted: false };
    let stoppedAt = 0;
    const long = { ...scenario, replications: 400 };
    const onProgress = ({ share }: { readonly share: number }) => {
      if (signal.aborted || pool.threads.length < 2 || share < 0.01) return;
      signal.aborted = true;
      stoppedAt = performance.now();
    };
    await expect(simulate(long, { pool, signal, onProgress, pause })).rejects.toThrow("interrupted");
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
  });
});
