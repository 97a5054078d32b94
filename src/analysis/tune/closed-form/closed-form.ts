export interface ClosedForm {
  readonly monthly: number;
  readonly perMillionRequests: number;
  readonly requestsPerMonth: number;
  readonly handlerMean: number;
  readonly latencyMean: number | null;
  readonly coldFraction: number | null;
  readonly spill: number | null;
  readonly notes: readonly string[];
}
export function closedForm(..._all: unknown[]): ClosedForm | { readonly problem: string } {
  return { problem: "stub" };
}
