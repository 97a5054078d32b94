import type { RandomStream } from "../../../src/engine/random-stream.ts";
import { ms, s } from "../hand-made.ts";

/** Functions of instances that requests start: known requests that wait on others only. Times are whole microseconds. */
export interface Case {
  readonly calls: readonly { readonly at: number; readonly io: number }[];
  /** Requests in service on one instance. */
  readonly slots: number;
  /** Instances that are always there, and the most beside them. */
  readonly minimum: number;
  readonly most: number;
  readonly coldStart: number;
  readonly keepAlive: number;
  /** So long a request waits for a place. */
  readonly patience: number;
  readonly windowStart: number;
  readonly windowEnd: number;
}

/** The service of one request. */
export interface Service {
  readonly call: number;
  readonly start: number;
  readonly end: number;
  readonly hasWaited: boolean;
}

/** One life of an instance; several may have the same number, one after the other. */
export interface Life {
  readonly number: number;
  readonly isOfMinimum: boolean;
  readonly readyAt: number;
  readonly services: Service[];
  endsAt: number;
  isReady: boolean;
}

/**
 * A simulation written from the rules and not from the model: every life of every instance is kept with all that it served,
 * and whoever asks looks through all of them. Gives the lives, and the requests that waited for a start or in vain.
 */
export function simulateAgain({ calls, slots, minimum, most, coldStart, keepAlive, patience }: Case) {
  const lives: Life[] = [];
  const line: number[] = [];
  const open: { readonly life: Life; readonly service: Service }[] = [];
  const cold = new Set<number>();
  const inVain = new Set<number>();
  const there = (now: number) => lives.filter(({ isReady, endsAt }) => !isReady || endsAt > now);
  const load = (life: Life) => open.filter((one) => one.life === life).length;
  const begin = (number: number, readyAt: number) => {
    const isOfMinimum = number < minimum;
    const endsAt = isOfMinimum ? Number.POSITIVE_INFINITY : readyAt + keepAlive;
    lives.push({ number, isOfMinimum, readyAt, services: [], endsAt, isReady: readyAt === 0 && isOfMinimum });
  };
  const serve = (life: Life, call: number, now: number, hasWaited: boolean) => {
    const service = { call, start: now, end: now + calls[call]!.io, hasWaited };
    life.services.push(service);
    open.push({ life, service });
    if (!life.isOfMinimum) life.endsAt = Math.max(...life.services.map(({ end }) => end)) + keepAlive;
  };
  const launch = (now: number) => {
    for (;;) {
      const present = there(now);
      const booting = present.filter(({ isReady }) => !isReady).length;
      if (booting >= Math.ceil(line.length / slots) || present.length >= minimum + most) return;
      let number = 0;
      while (present.some((life) => life.number === number)) number++;
      begin(number, now + coldStart);
    }
  };
  for (let number = 0; number < minimum; number++) begin(number, 0);
  let arrived = 0;
  for (;;) {
    const ends = open.reduce((first, { service }) => Math.min(first, service.end), Number.POSITIVE_INFINITY);
    const booting = lives.filter(({ isReady }) => !isReady);
    const ready = booting.reduce((first, { readyAt }) => Math.min(first, readyAt), Number.POSITIVE_INFINITY);
    const gaveUp = line.length > 0 ? calls[line[0]!]!.at + patience : Number.POSITIVE_INFINITY;
    const arrival = calls[arrived]?.at ?? Number.POSITIVE_INFINITY;
    const now = Math.min(ends, ready, gaveUp, arrival);
    if (now === Number.POSITIVE_INFINITY) return { lives, cold, inVain };
    if (ends === now) {
      const place = open.findIndex(({ service }) => service.end === now);
      const { life } = open[place]!;
      open.splice(place, 1);
      if (line.length > 0) serve(life, line.shift()!, now, true);
    } else if (ready === now) {
      const life = booting.find(({ readyAt }) => readyAt === now)!;
      life.isReady = true;
      while (line.length > 0 && load(life) < slots) {
        cold.add(line[0]!);
        serve(life, line.shift()!, now, true);
      }
    } else if (gaveUp === now) inVain.add(line.shift()!);
    else {
      const free = there(now).filter((life) => life.isReady && load(life) < slots);
      const lowest = free.sort((a, b) => a.number - b.number)[0];
      if (lowest === undefined) {
        line.push(arrived);
        launch(now);
      } else serve(lowest, arrived, now, false);
      arrived++;
    }
  }
}

/** Some twenty requests within twenty seconds, with everything about the instances left to chance. */
export function randomCase(random: RandomStream): Case {
  const whole = (from: number, to: number) => from + Math.ceil(random.next() * (to - from + 1)) - 1;
  const oneOf = (values: readonly number[]) => values[whole(0, values.length - 1)]!;
  const windowStart = oneOf([0, whole(1, 10 * s)]);
  const windowEnd = windowStart + whole(1, 20 * s);
  const longest = oneOf([50 * ms, 500 * ms, 3 * s]);
  const times = Array.from({ length: whole(1, 25) }, () => whole(0, windowEnd - 1));
  return {
    calls: times.sort((a, b) => a - b).map((at) => ({ at, io: whole(1, longest) })),
    slots: whole(1, 3),
    minimum: whole(0, 2),
    most: whole(1, 4),
    coldStart: oneOf([0, 30 * ms, 700 * ms, 4 * s]),
    keepAlive: oneOf([0, 100 * ms, 900 * ms, 2 * s, 600 * s]),
    patience: oneOf([300 * ms, 2 * s, 200 * s]),
    windowStart,
    windowEnd,
  };
}

/** How much of the spans lies in the window. */
export function inWindow(spans: readonly (readonly [number, number])[], { windowStart, windowEnd }: Case): number {
  return spans.reduce((sum, [from, to]) => {
    return sum + Math.max(0, Math.min(to, windowEnd) - Math.max(from, windowStart));
  }, 0);
}

/** The time in which instances were ready, inside the window. */
export function readyTime(lives: readonly Life[], one: Case): number {
  return inWindow(
    lives.map(({ readyAt, endsAt }) => [readyAt, endsAt]),
    one,
  );
}
