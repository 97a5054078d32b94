/**
 * Erlang's loss formula: the share of Poisson requests refused where `servers` serve and nothing queues (M/G/c/c).
 * It holds for any law of service time.
 *
 * B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)) (A. K. Erlang, 1917; the recursion never leaves [0, 1]).
 *
 * @param offeredLoad rate x mean service time, a number of busy servers (erlangs), at least 0
 * @param servers whole number, at least 0
 * @returns share from 0 to 1
 */
export function erlangB(offeredLoad: number, servers: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (offeredLoad * blocked) / (n + offeredLoad * blocked);
  return blocked;
}
