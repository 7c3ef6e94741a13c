/**
 * A clock that stands still but for sleeping, which takes no time: what programs with delays do in which order is the same then
 * however busy the machine is and however slow a backend.
 */

/** Milliseconds that a look at the clock takes, so that a program that waits for time to pass does not wait for ever. */
const LOOK = 0.0001;

/** Runs `body` by such a clock. Everything in the process has it meanwhile. */
export function withVirtualClock<Result>(body: () => Result): Result {
  const { now } = performance;
  const { wait } = Atomics;
  let time = now.call(performance);
  performance.now = () => time += LOOK;
  Atomics.wait = (_array: unknown, _index: unknown, _value: unknown, timeout = 0) => {
    time += timeout;
    return "timed-out";
  };
  try {
    return body();
  } finally {
    performance.now = now;
    Atomics.wait = wait;
  }
}
