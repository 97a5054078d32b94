import type { Autoscaler } from "./autoscaler.ts";
import { type AzureScaleController, azureScaleController } from "./azure-scale-controller.ts";
import { type ByRequests, byRequests } from "./by-requests.ts";
import { type CloudRunTargets, cloudRun } from "./cloud-run.ts";
import { type KnativeKpa, knativeKpa } from "./knative-kpa.ts";
import { type ManagedGroup, managedGroup } from "./managed-group.ts";
import { type OpenfaasCommunity, openfaasCommunity } from "./openfaas-community.ts";
import { type OpenfaasPro, openfaasPro } from "./openfaas-pro.ts";
import { type ScaleSet, scaleSet } from "./scale-set.ts";
import { type TargetTracking, targetTracking } from "./target-tracking.ts";

/** How a growing group changes its size: a rule's name and its policy, as plain data. */
export type ScalerSettings =
  | ({ readonly kind: "target-tracking" } & TargetTracking)
  | ({ readonly kind: "by-requests" } & ByRequests)
  | ({ readonly kind: "azure-scale-controller" } & AzureScaleController)
  | ({ readonly kind: "cloud-run" } & CloudRunTargets)
  | ({ readonly kind: "knative-kpa" } & KnativeKpa)
  | ({ readonly kind: "openfaas-pro" } & OpenfaasPro)
  | ({ readonly kind: "openfaas-community" } & OpenfaasCommunity)
  | ({ readonly kind: "scale-set" } & ScaleSet)
  | ({ readonly kind: "managed-group" } & ManagedGroup);

/** An autoscaler whose policy and state only it knows. */
// biome-ignore lint/suspicious/noExplicitAny: each autoscaler takes back the policy and the state that belong to it
export type AnyAutoscaler = Autoscaler<any, any>;

/** Every rule by which a group of instances may change its size. */
export const autoscalers: Readonly<Record<ScalerSettings["kind"], AnyAutoscaler>> = {
  "target-tracking": targetTracking,
  "by-requests": byRequests,
  "azure-scale-controller": azureScaleController,
  "cloud-run": cloudRun,
  "knative-kpa": knativeKpa,
  "openfaas-pro": openfaasPro,
  "openfaas-community": openfaasCommunity,
  "scale-set": scaleSet,
  "managed-group": managedGroup,
};
