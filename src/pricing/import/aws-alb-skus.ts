import type { AwsProduct } from "./aws-offer.ts";
import { type AwsKind, type AwsService, plainUsageType } from "./aws-service.ts";

const card = "aws-alb";

/** AWSELB: Application Load Balancers in regions, which "Outposts-" before the usage type are not. */
export const awsAlbSkus: AwsService = {
  kindOf(product: AwsProduct): AwsKind {
    const { productFamily } = product;
    if (productFamily !== "Load Balancer-Application") return { leftOut: "load balancers of other kinds" };
    const type = plainUsageType(product);
    if (type.includes("Outposts")) return { leftOut: "load balancers on Outposts" };
    if (type === "LoadBalancerUsage") {
      return { rate: { card, meter: "lbHours", variant: null, label: "Load balancer", unit: /^(hrs|hours)$/i } };
    }
    if (type === "LCUUsage") {
      const label = "Load balancer capacity units";
      return { rate: { card, meter: "lcuHours", variant: null, label, unit: /^(lcu-)?(hrs|hours)$/i } };
    }
    return { unknown: "no such usage type of a load balancer is known" };
  },
};
