/** What a reader has to know of spot machines: they can be taken back, and the simulation does not do so. */
export const spotWarning = "spot machines can be taken back at short notice, which is not simulated; their price moves";
