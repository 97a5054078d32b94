import { bytesPerGigabyte, bytesPerMegabyte } from "../../units/size.ts";
import type { SettingFault } from "./setting-fault.ts";

/** AWS Lambda quotas page, 2026: bytes of a zip's content, layers included (50 MB zipped where it is uploaded), and of an image. */
const largestPackage = { zip: 250 * bytesPerMegabyte, image: 10 * bytesPerGigabyte } as const;

const remedies = {
  zip: "a zip holds at most 250MB unzipped (and 50MB zipped where it is uploaded directly); a smaller one, or kind: image, which holds up to 10GB",
  image: "an image is at most 10GB; a smaller one, or a container or a machine",
} as const;

/** A package that AWS would not take. */
export function packageFaults(given: {
  readonly package?: { readonly kind?: "zip" | "image" | undefined; readonly size?: number | undefined } | undefined;
}): readonly SettingFault[] {
  const { kind = "zip", size = 0 } = given.package ?? {};
  return size > largestPackage[kind] ? [{ path: ["package", "size"], message: remedies[kind] }] : [];
}
