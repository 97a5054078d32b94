import type { RandomStream } from "../../engine/random-stream.ts";
import { sumOfAll } from "../../workloads/arrivals/index.ts";
import type { OneFunction } from "../../workloads/workload.ts";
import { lambdaMeters } from "../aws-lambda/lambda-meters.ts";
import { lambdaPool } from "../aws-lambda/lambda-pool.ts";
import { FunctionPool } from "../function-pool/function-pool.ts";
import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import type { AwsLambdaEdgeSettings } from "./settings.ts";

/**
 * One function in several edge locations: a pool of instances in each, none of which knows of the others. A request
 * comes to each of them with the same chance, drawn once per offered request, in order.
 */
export class SpreadStation implements Station {
  readonly #locations: number;
  readonly #pools: SeparateStations;
  readonly #stream: RandomStream;
  #draws = new Float64Array(0);
  #location = new Uint16Array(0);

  constructor(settings: AwsLambdaEdgeSettings, workload: OneFunction, run: StationRun) {
    const { locations } = settings;
    const functions = Array.from({ length: locations }, (_, i) => ({ ...workload, name: `location ${i + 1}` }));
    const each = { arrivals: sumOfAll([workload.arrivals]), functions, sharing: "none" } as const;
    this.#locations = locations;
    const pool = lambdaPool(settings);
    const meters = lambdaMeters(settings);
    this.#pools = new SeparateStations(
      each,
      run,
      (one, own) => new FunctionPool(pool, { workload: one, run: own, meters }),
    );
    this.#stream = run.random("edge.location");
  }

  offer(block: RequestBlock): void {
    const { time, cpu, io, count } = block;
    if (this.#draws.length < count) {
      this.#draws = new Float64Array(count);
      this.#location = new Uint16Array(count);
    }
    const functionIndex = this.#location;
    this.#stream.fill(this.#draws, count);
    for (let i = 0; i < count; i++) functionIndex[i] = Math.ceil(this.#draws[i]! * this.#locations) - 1;
    this.#pools.offer({ time, cpu, io, count, functionIndex });
  }

  /** What was seen in all locations; peaks of a location stay, as those of each of several functions do. */
  finish(): Observation {
    const { functions: _, ...seen } = this.#pools.finish();
    return seen;
  }
}
