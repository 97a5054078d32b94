import { mg1Wait } from "./mg1-wait.ts";

/**
 * Mean wait of M/D/1, constant service in order of arrival: half of what M/M/1 waits at the same load. In the unit of
 * `service`; `rate` is per that unit. Infinity where the load reaches 1.
 */
export function md1Wait(rate: number, service: number): number {
  return mg1Wait({ rate, serviceMean: service, serviceVariance: 0 });
}
