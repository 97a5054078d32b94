import { darkInk } from "./ink-exchange.ts";

/**
 * Makes a canvas draw in the dark page's inks while `isDark` says so. Charts are described once, in ink on white paper;
 * whoever draws them, Chart.js or our own plugins, sets colours through the context.
 */
export function exchangeInks(context: CanvasRenderingContext2D, isDark: () => boolean): void {
  for (const property of ["fillStyle", "strokeStyle"] as const) {
    const own = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, property);
    if (own?.get === undefined || own.set === undefined) continue;
    const { get, set } = own;
    Object.defineProperty(context, property, {
      configurable: true,
      get: () => get.call(context),
      set: (value: unknown) => set.call(context, typeof value === "string" && isDark() ? darkInk(value) : value),
    });
  }
}
