/** Codes of regions by the name that lists from before 2020 have alone. */
const codes: Readonly<Record<string, string>> = {
  "US East (N. Virginia)": "us-east-1",
  "US East (Ohio)": "us-east-2",
  "US West (N. California)": "us-west-1",
  "US West (Oregon)": "us-west-2",
  "EU (Ireland)": "eu-west-1",
  "EU (Frankfurt)": "eu-central-1",
};

/** The region of a product; null where the list does not say it by a code or a name that is known. */
export function awsRegion({ regionCode, location = "" }: Readonly<Record<string, string>>): string | null {
  if (regionCode !== undefined && regionCode !== "") return regionCode;
  return Object.hasOwn(codes, location) ? codes[location]! : null;
}
