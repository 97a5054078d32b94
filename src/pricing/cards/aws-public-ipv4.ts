import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

const perHour: PrintedRate = {
  meter: "ipv4Hours",
  label: "Public IPv4 addresses",
  price: 0.005,
  source: "AWS, in all regions since 2024-02-01; several second-hand reports, an eu-west-1 invoice of July 2026 agrees",
  effectiveDate: "2026-07",
};

/** Every public IPv4 address, in use or idle. */
export const awsPublicIpv4UsEast1: RateCard = rateCard("aws-public-ipv4", "us-east-1", [perHour]);
export const awsPublicIpv4EuWest1: RateCard = rateCard("aws-public-ipv4", "eu-west-1", [perHour]);
export const awsPublicIpv4EuCentral1: RateCard = rateCard("aws-public-ipv4", "eu-central-1", [perHour]);
