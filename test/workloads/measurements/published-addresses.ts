// Addresses of AWS Lambda Power Tuning as others published them, and what they say.

/** The README of aws-lambda-power-tuning (commit 262ecc2d6cf9): what stands after the #. */
export const readmeHash = "gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4";

/** MB, ms and USD as ../shared/facts/tuning-and-cost-tools.md prints them (b.4), decoded by another program. */
export const readmeTable = [
  [128, "37002.398", "7.7168e-5"],
  [256, "18647.773", "7.7792e-5"],
  [512, "8489.437", "7.0720e-5"],
  [1024, "3890.892", "6.4896e-5"],
  [1536, "2512.227", "6.4896e-5"],
  [3008, "2009.793", "1.02648e-4"],
] as const;

/** The README of aws-lambda-power-tuning-ui: "Basic Demo", whose last letter is a ";", and "Comparison Demo". */
export const basicDemo =
  "https://lambda-power-tuning.show/#gAEAAgAEAAYACA==;Go9qRqDLVUbymEpGgC0jRn/iMkY=;41bGOHAK8Th8bWQ5mvyJObyvyTk=;";
export const compareDemo = `${basicDemo}gAEAAgAEAAYACA==;0+hrRh7TR0YDoxBG/mQCRjclCkY=;sX2hOBZhtji8AgQ5ZIcyOV8vfDk=;JS%20x86;JS%20ARM64`;

/** The same by the facts' table: MB, ms of x86 and arm64, USD of x86 and arm64. */
export const compareTable = [
  [384, "15011.8", "15098.2", "9.4576e-5", "7.7005e-5"],
  [512, "13682.9", "12788.8", "1.1494e-4", "8.6965e-5"],
  [1024, "12966.2", "9256.8", "2.1785e-4", "1.2590e-4"],
  [1536, "10443.4", "8345.2", "2.6319e-4", "1.7026e-4"],
  [2048, "11448.6", "8841.3", "3.8469e-4", "2.4050e-4"],
] as const;

/** Outputs that users published, with the power as a number and without stats (2024-07 the second). */
export const publishedOutputs = [
  {
    power: 128,
    cost: 0.000004307100000000001,
    duration: 2050.7774999999997,
    stateMachine: {
      executionCost: 0.0003,
      lambdaCost: 0.0010877475000000002,
      visualization:
        "https://lambda-power-tuning.show/#gAAAAQACAAQACMAL;cSwARe92gERmEgdE6IzTQ+VXaUOPEmRD;tYWQNuffkDYZfJg20gPvNsDoAzcSmj03",
    },
  },
  {
    power: 1536,
    cost: 3.2760000000000005e-7,
    duration: 12.266666666666667,
    stateMachine: {
      executionCost: 0.00023,
      lambdaCost: 0.00012891480000000002,
      visualization: "https://lambda-power-tuning.show/#AAQABgAI;3t2NQUREREFERExB;ilmiNADhrzRWgeo0",
    },
  },
] as const;
