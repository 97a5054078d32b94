import type { AwsProduct } from "./aws-offer.ts";
import { type AwsKind, type AwsService, plainUsageType } from "./aws-service.ts";

/** Attributes of a machine as aws-ec2 rents it, and what those with another value are. */
const wanted: readonly { readonly key: string; readonly values: readonly string[]; readonly others: string }[] = [
  { key: "operatingSystem", values: ["Linux"], others: "machines with another system than Linux" },
  { key: "tenancy", values: ["Shared"], others: "machines on hardware of one's own" },
  { key: "preInstalledSw", values: ["NA"], others: "machines with software installed" },
  { key: "capacitystatus", values: ["Used"], others: "capacity that is kept and not used" },
  // Older lists have no market option.
  { key: "marketoption", values: ["OnDemand", ""], others: "capacity blocks" },
];

/** AmazonEC2: hours of machines for aws-ec2, gp3 volumes for aws-ebs. */
export const awsEc2Skus: AwsService = {
  kindOf(product: AwsProduct): AwsKind {
    const { productFamily, attributes } = product;
    if (productFamily === "Compute Instance") return machine(product);
    if (productFamily !== "Storage") return { leftOut: `products of the family ${JSON.stringify(productFamily)}` };
    const isGp3 = attributes.volumeApiName === "gp3" || plainUsageType(product) === "EBS:VolumeUsage.gp3";
    if (!isGp3) return { leftOut: "volumes of another kind than gp3" };
    return {
      rate: { card: "aws-ebs", meter: "diskGbMonths", variant: null, label: "Disk, gp3", unit: /^gb-mo(nth)?$/i },
    };
  },
};

function machine({ attributes }: AwsProduct): AwsKind {
  const { instanceType } = attributes;
  const other = wanted.find(({ key, values }) => !values.includes(attributes[key] ?? ""));
  if (other !== undefined) return { leftOut: other.others };
  if (instanceType === undefined) return { unknown: "it names no instance type" };
  return {
    rate: {
      card: "aws-ec2",
      meter: "instanceHours",
      variant: instanceType,
      label: `${instanceType}, on demand`,
      unit: /^(hrs|hours)$/i,
      isReservable: true,
    },
  };
}
