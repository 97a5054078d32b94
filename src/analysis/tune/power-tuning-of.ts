export function powerTuningOf(..._all: unknown[]): null {
  return null;
}
