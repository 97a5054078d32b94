import { erlangB } from "./erlang-b.ts";

/**
 * Erlang's delay formula: the share of Poisson requests that wait, where `servers` serve exponential times in order of
 * arrival and the queue has no end (M/M/c). C = B / (1 - (a/c)(1 - B)) (A. K. Erlang, 1917).
 *
 * @param offeredLoad rate x mean service time (erlangs), at least 0
 * @param servers whole number, at least 1
 * @returns share from 0 to 1; 1 where the load reaches the servers and the queue grows for ever
 */
export function erlangC(offeredLoad: number, servers: number): number {
  if (offeredLoad >= servers) return 1;
  const blocked = erlangB(offeredLoad, servers);
  return blocked / (1 - (offeredLoad / servers) * (1 - blocked));
}
