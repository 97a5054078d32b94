import { z } from "zod";
import { nearestName } from "../../units/nearest-name.ts";
import type { Provider } from "../provider.ts";
import { providerNetworks } from "../provider-network.ts";
import type { Targets } from "./front-door.ts";
import { cheapestDoor, type FrontDoorChoice, frontDoorKinds, frontDoorKindsOf } from "./index.ts";

/** Candidate key `frontDoor`: one of those that the provider can put before functions or machines, or the cheapest. */
export function frontDoorFieldOf(provider: Provider, targets: Targets): z.ZodType<FrontDoorChoice, FrontDoorChoice> {
  const doors = frontDoorKindsOf(provider, targets);
  // Where there is none to choose from, none is cheapest.
  const kinds: [FrontDoorChoice, ...FrontDoorChoice[]] = doors.length > 1 ? [...doors, cheapestDoor] : doors;
  return z.enum(kinds, {
    error: ({ input }) =>
      refusal(input, kinds, `${instancesInWords[targets]} of ${providerNetworks[provider].inWords}`),
  });
}

const instancesInWords: Readonly<Record<Targets, string>> = {
  functions: "functions and services",
  machines: "machines and containers",
};

/** A front door of somebody else's is told from a name that means nothing. */
function refusal(input: unknown, kinds: readonly FrontDoorChoice[], instances: string): string {
  const shown = typeof input === "string" ? JSON.stringify(input.slice(0, 60)) : "this";
  const choice = orList(kinds);
  if (frontDoorKinds.some((kind) => kind === input))
    return `${shown} cannot stand before ${instances}; choose ${choice}`;
  const nearest = typeof input === "string" ? nearestName(input, kinds) : null;
  const hint = nearest === null ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
  return `${shown} is not a front door${hint} (before ${instances}: ${kinds.join(", ")})`;
}

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
