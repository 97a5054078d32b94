import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capacity, ProcessorSharing } from "../../../src/platforms/instance-pool/processor-sharing.ts";

interface Job {
  readonly at: number;
  readonly serial: number;
  readonly parallel: number;
}

/** When each job ends, whole microseconds, if each enters at its time and goes from its serial to its parallel phase. */
function ends(jobs: readonly Job[], options: { vcpus: number; speed?: number; siblingSpeed?: number }): number[] {
  const processor = new ProcessorSharing({ speed: 1, siblingSpeed: 1, ...options });
  const done: number[] = [];
  const runUntil = (now: number) => {
    for (let end = processor.nextEnd(); end <= now && processor.count > 0; end = processor.nextEnd()) {
      const isSerial = processor.nextEndIsSerial();
      processor.advance(end);
      const job = isSerial ? processor.endSerial() : processor.endParallel();
      if (isSerial && jobs[job]!.parallel > 0) processor.addParallel(job, jobs[job]!.parallel);
      else done[job] = end;
    }
  };
  for (const [job, { at, serial, parallel }] of jobs.entries()) {
    runUntil(at);
    processor.advance(at);
    if (serial > 0) processor.addSerial(job, serial);
    else processor.addParallel(job, parallel);
  }
  runUntil(Number.MAX_SAFE_INTEGER);
  return done;
}

const serial = (at: number, work: number): Job => ({ at, serial: work, parallel: 0 });
const parallel = (at: number, work: number): Job => ({ at, serial: 0, parallel: work });

describe("one vCPU", () => {
  test("two equal jobs both take twice their time", () => {
    expect(ends([serial(0, 1000), serial(0, 1000)], { vcpus: 1 })).toEqual([2000, 2000]);
  });

  test("a job that joins halfway shares from then on", () => {
    // 0 to 500 alone; 500 to 1500 both at half speed: the first is through; the second has 500 left, alone.
    expect(ends([serial(0, 1000), serial(500, 1000)], { vcpus: 1 })).toEqual([1500, 2000]);
  });

  test("a short job overtakes a long one", () => {
    expect(ends([serial(0, 1000), serial(100, 100)], { vcpus: 1 })).toEqual([1100, 300]);
  });

  test("speed divides the time", () => {
    expect(ends([serial(0, 1000), serial(0, 1000)], { vcpus: 1, speed: 2 })).toEqual([1000, 1000]);
  });
});

describe("several vCPUs, max-min fair", () => {
  test("a serial phase uses one at most", () => {
    expect(ends([serial(0, 1000)], { vcpus: 4 })).toEqual([1000]);
    expect(ends([serial(0, 1000), serial(0, 1000)], { vcpus: 2 })).toEqual([1000, 1000]);
    expect(ends([serial(0, 1000), serial(0, 1000), serial(0, 1000)], { vcpus: 2 })).toEqual([1500, 1500, 1500]);
  });

  test("a parallel phase takes all there are", () => {
    expect(ends([parallel(0, 1000)], { vcpus: 4 })).toEqual([250]);
    expect(ends([{ at: 0, serial: 1000, parallel: 1000 }], { vcpus: 4 })).toEqual([1250]);
  });

  test("a serial phase keeps its one vCPU beside a parallel one, which gets the other three", () => {
    expect(ends([serial(0, 1000), parallel(0, 3000)], { vcpus: 4 })).toEqual([1000, 1000]);
    // After 1000 the parallel job has 3000 left and four vCPUs.
    expect(ends([serial(0, 1000), parallel(0, 6000)], { vcpus: 4 })).toEqual([1000, 1750]);
  });

  test("where each is entitled to less than one vCPU, both kinds get the same", () => {
    // Four jobs on two vCPUs: half a vCPU each.
    const jobs = [serial(0, 500), serial(0, 500), parallel(0, 500), parallel(0, 500)];
    expect(ends(jobs, { vcpus: 2 })).toEqual([1000, 1000, 1000, 1000]);
  });
});

describe("siblings", () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 1 + 2 * 0.65], // one core shared, one to itself
    [4, 4 * 0.65],
  ])("%i of 4 busy vCPUs are worth %f", (busy, worth) => {
    expect(capacity(busy, { vcpus: 4, speed: 1, siblingSpeed: 0.65 })).toBeCloseTo(worth, 12);
  });

  test("with 0.5 the second hyperthread of a core adds nothing", () => {
    const options = { vcpus: 4, siblingSpeed: 0.5 };
    const jobs = (count: number) => Array.from({ length: count }, () => serial(0, 1200));
    expect(ends(jobs(2), options)).toEqual([1200, 1200]);
    expect(ends(jobs(3), options)).toEqual([1800, 1800, 1800]);
    expect(ends(jobs(4), options)).toEqual([2400, 2400, 2400, 2400]);
    expect(ends([parallel(0, 1200)], options)).toEqual([600]);
  });
});

test("busy time counts vCPUs in use, whatever they are worth", () => {
  const processor = new ProcessorSharing({ vcpus: 2, speed: 1, siblingSpeed: 0.5 });
  processor.addSerial(0, 1000);
  processor.advance(400);
  processor.addSerial(1, 1000);
  processor.advance(1000);
  expect(processor.usedTime).toBe(400 + 2 * 600);
});

test("nobody is faster than alone, and no work is lost", () => {
  const job = fc.record({
    gap: fc.integer({ min: 0, max: 3000 }),
    serial: fc.integer({ min: 1, max: 5000 }),
    parallel: fc.integer({ min: 0, max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(job, { minLength: 1, maxLength: 40 }), fc.constantFrom(1, 2, 4, 8), (drawn, vcpus) => {
      let at = 0;
      const jobs = drawn.map(({ gap, ...work }) => ({ at: (at += gap), ...work }));
      const done = ends(jobs, { vcpus });
      let wholeWork = 0;
      for (const [i, { at: start, serial: one, parallel: many }] of jobs.entries()) {
        wholeWork += one + many;
        expect(done[i]! - start).toBeGreaterThanOrEqual(Math.floor(one + many / vcpus) - 1);
      }
      const last = done.reduce((a, b) => Math.max(a, b));
      expect((last - jobs[0]!.at) * vcpus).toBeGreaterThanOrEqual(wholeWork - vcpus * jobs.length);
      // One vCPU alone is never idle while there is work: the busy periods end exactly when the work is done.
      if (vcpus === 1) expect(Math.abs(last - endOfBusyPeriods(jobs))).toBeLessThanOrEqual(jobs.length);
    }),
    { numRuns: 200 },
  );
});

function endOfBusyPeriods(jobs: readonly Job[]): number {
  return jobs.reduce((end, { at, serial: one, parallel: many }) => Math.max(end, at) + one + many, 0);
}

describe("a limit on all vCPUs together", () => {
  test("slows everybody alike, is lifted again, and counts only what it grants", () => {
    const processor = new ProcessorSharing({ vcpus: 2, speed: 1, siblingSpeed: 1 });
    processor.addSerial(0, 1000);
    processor.addSerial(1, 1000);
    processor.grant(0.5); // a quarter each
    expect(processor.nextEnd()).toBe(4000);
    processor.advance(2000);
    expect(processor.usedTime).toBe(1000);
    processor.grant(Number.POSITIVE_INFINITY);
    expect(processor.nextEnd()).toBe(2500);
    processor.advance(2500);
    expect([processor.endSerial(), processor.endSerial(), processor.usedTime]).toEqual([0, 1, 2000]);
  });

  test("does not touch those who use less, parallel phases included", () => {
    const processor = new ProcessorSharing({ vcpus: 4, speed: 1, siblingSpeed: 1 });
    processor.grant(2);
    processor.addSerial(0, 1000);
    expect(processor.nextEnd()).toBe(1000);
    processor.addParallel(1, 3000); // one and three of four vCPUs, halved
    expect(processor.nextEnd()).toBe(2000);
  });
});

describe("vCPUs that come and go", () => {
  const options = { vcpus: 0.5, speed: 1, siblingSpeed: 1 };

  test("a fraction of one is a quota", () => {
    expect(ends([serial(0, 1000), serial(0, 500)], options)).toEqual([3000, 2000]);
  });

  test("work goes on at the new rate from the moment of the change", () => {
    // Two jobs of 1000 on half a vCPU: 250 each by 1000; on two vCPUs they end 750 later.
    const processor = new ProcessorSharing(options);
    processor.addSerial(0, 1000);
    processor.addSerial(1, 1000);
    processor.advance(1000);
    processor.have(2);
    expect(processor.nextEnd()).toBe(1750);
    processor.advance(1500);
    processor.have(0.5); // 250 are left of each: 1000 more
    expect(processor.nextEnd()).toBe(2500);
    processor.advance(2500);
    expect(processor.usedTime).toBe(500 + 1000 + 500);
  });

  test("siblings are those of the vCPUs that there are", () => {
    const processor = new ProcessorSharing({ vcpus: 2, speed: 1, siblingSpeed: 0.5 });
    processor.addSerial(0, 1000);
    processor.addSerial(1, 1000);
    expect(processor.nextEnd()).toBe(2000);
    processor.have(4);
    expect(processor.nextEnd()).toBe(1000);
  });
});
