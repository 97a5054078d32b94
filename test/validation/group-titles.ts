/** Titles of the page's tables beside those of the theory's groups, which are in test/theory. */
export const titles = {
  summaryLaw: "Cold starts at the rates of ten experiments",
  crossings: "Break-evens that are a division",
  replay: "Six runs on AWS Lambda, replayed",
  summary: "Ten experiments on AWS Lambda",
  fit: "Six runs on AWS Lambda, fitted and simulated",
  traffic: "Recorded traffic, read and replayed",
} as const;
