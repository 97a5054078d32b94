/** Thrown where the caller's signal asked for a stop. Nothing of the run is kept. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted");
    this.name = "Interrupted";
  }
}
