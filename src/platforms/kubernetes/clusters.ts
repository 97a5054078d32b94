import type { PriceNeed } from "../../usage/price-need.ts";

/** A managed control plane, paid by the hour. */
export interface Cluster {
  readonly words: string;
  /** The platform of the nodes that it manages. */
  readonly nodes: string;
  readonly card: string;
  readonly variant: string | null;
}

/** Every cluster that a candidate may name: the key `cluster`. */
export const clusters = {
  eks: { words: "EKS", nodes: "aws-ec2", card: "aws-eks", variant: null },
  aks: { words: "AKS", nodes: "azure-vm", card: "azure-aks", variant: null },
  gke: { words: "GKE", nodes: "gcp-compute-engine", card: "gcp-gke", variant: "zonal" },
  "gke-regional": { words: "GKE, regional", nodes: "gcp-compute-engine", card: "gcp-gke", variant: "regional" },
} as const satisfies Record<string, Cluster>;

export type ClusterKind = keyof typeof clusters;
export const clusterKinds = Object.keys(clusters) as [ClusterKind, ...ClusterKind[]];

/** Those that manage such nodes. */
export function clustersOf(nodePlatform: string): readonly ClusterKind[] {
  return clusterKinds.filter((kind) => clusters[kind].nodes === nodePlatform);
}

export function clusterNeed(kind: ClusterKind, region: string): PriceNeed {
  const { card, variant } = clusters[kind];
  return { card, region, variant, meters: ["clusterHours"] };
}
