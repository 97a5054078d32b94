import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

const pricePage = { source: "AWS Elastic Load Balancing price page", effectiveDate: "2026-09-20" };

/** An Application Load Balancer: its hours, and its capacity units by the hour. */
export const awsAlbUsEast1: RateCard = rateCard("aws-alb", "us-east-1", [
  { meter: "lbHours", label: "Load balancer", price: 0.0225, ...pricePage },
  { meter: "lcuHours", label: "Load balancer capacity units", price: 0.008, ...pricePage },
]);

/** Capacity units are left out: no source gives their price in eu-west-1. */
export const awsAlbEuWest1: RateCard = rateCard("aws-alb", "eu-west-1", [
  {
    meter: "lbHours",
    label: "Load balancer",
    price: 0.0252,
    source: "AWS invoice of July 2026: 15.00 USD for 595 h",
    effectiveDate: "2026-07",
  },
]);

/** Capacity units are left out here as well. */
export const awsAlbEuCentral1: RateCard = rateCard("aws-alb", "eu-central-1", [
  {
    meter: "lbHours",
    label: "Load balancer",
    price: 0.027,
    source: "second-hand, undated; no source of AWS's own found",
    effectiveDate: "2026-11",
    confirmed: false,
  },
]);
