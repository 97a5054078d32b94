import { spreadApart } from "./draw-text.ts";

interface Wanted {
  readonly at: number;
  readonly height: number;
}

/** Neighbours that touch each other: where the first of them begins, as the mean of what they want. */
interface Cluster {
  readonly sum: number;
  readonly count: number;
}

/**
 * Moves places (pixels) apart like `spreadApart`, but in both directions: neighbours that touch stand around the middle of
 * what they want, with the least sum of squared moves (pool adjacent violators).
 */
export function centredApart(wanted: readonly Wanted[], range: readonly [number, number]): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.at - wanted[b]!.at || a - b);
  const offsets: number[] = [];
  let top = 0;
  for (const i of order) {
    offsets.push(top + wanted[i]!.height / 2);
    top += wanted[i]!.height;
  }
  const clusters: Cluster[] = [];
  for (const [rank, i] of order.entries()) {
    let cluster: Cluster = { sum: wanted[i]!.at - offsets[rank]!, count: 1 };
    for (let last = clusters.at(-1); last !== undefined && middle(last) > middle(cluster); last = clusters.at(-1)) {
      clusters.pop();
      cluster = { sum: cluster.sum + last.sum, count: cluster.count + last.count };
    }
    clusters.push(cluster);
  }
  const starts = clusters.flatMap((cluster) => Array.from({ length: cluster.count }, () => middle(cluster)));
  const placed: number[] = [];
  for (const [rank, i] of order.entries()) placed[i] = starts[rank]! + offsets[rank]!;
  return spreadApart(
    wanted.map(({ height }, i) => ({ at: placed[i]!, height })),
    range,
  );
}

function middle({ sum, count }: Cluster): number {
  return sum / count;
}
