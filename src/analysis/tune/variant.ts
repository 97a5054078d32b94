import type { Size } from "../../platforms/size-knob.ts";

export const architectures = ["x86_64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

/** The candidate at one size, and where they are searched too with an architecture and a provisioned level. */
export interface Variant {
  /** Unique: "512 MB", "512 MB arm64, 2 provisioned". */
  readonly name: string;
  readonly size: Size;
  /** null where the candidate's own is not varied. */
  readonly architecture: Architecture | null;
  readonly provisioned: number | null;
  /** The candidate's keys with their values, as a scenario writes them. */
  readonly keys: Readonly<Record<string, string | number>>;
  readonly isCurrent: boolean;
}

export interface VariantAxes {
  readonly sizes: readonly Size[];
  /** The name of the candidate's own size. */
  readonly ownSize: string;
  readonly architectures: readonly Architecture[] | null;
  readonly ownArchitecture: Architecture | null;
  readonly provisioned: readonly number[] | null;
  readonly ownProvisioned: number;
}

/** Every size with every architecture and provisioned level that is searched, in that order. */
export function variants(axes: VariantAxes): readonly Variant[] {
  return (axes.architectures ?? [null]).flatMap((architecture) =>
    axes.sizes.flatMap((size) =>
      (axes.provisioned ?? [null]).map((provisioned) => variant({ size, architecture, provisioned }, axes)),
    ),
  );
}

function variant(
  { size, architecture, provisioned }: Pick<Variant, "size" | "architecture" | "provisioned">,
  axes: VariantAxes,
): Variant {
  const words = architecture === null ? size.name : `${size.name} ${architecture}`;
  return {
    name: provisioned === null ? words : `${words}, ${provisioned} provisioned`,
    size,
    architecture,
    provisioned,
    keys: {
      ...size.keys,
      ...(architecture === null ? {} : { architecture }),
      ...(provisioned === null ? {} : { provisionedConcurrency: provisioned }),
    },
    isCurrent:
      size.name === axes.ownSize &&
      (architecture === null || architecture === axes.ownArchitecture) &&
      (provisioned === null || provisioned === axes.ownProvisioned),
  };
}
