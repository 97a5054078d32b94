/** Cards that price lists can be imported to; some of them are shipped as well. */
export const importedCardNames: readonly string[] = [
  "aws-alb",
  "aws-ebs",
  "aws-ec2",
  "aws-fargate",
  "aws-lambda",
  "azure-functions-consumption",
  "azure-functions-flex",
  "azure-functions-premium",
  "azure-vm",
  "gcp-cloud-run",
  "gcp-compute-engine",
  "gcp-functions-1st-gen",
  "gcp-internet-egress",
];
