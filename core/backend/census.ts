/** How many executors and shims this thread holds, over all runtimes: what the tests' leak check asks for. */

let executors = 0;
let shims = 0;

/** Executors were installed (1) or freed (-1). */
export function countExecutors(change: number): void {
  executors += change;
}

/** Shims were compiled or attached (1), freed or detached (-1). */
export function countShims(change: number): void {
  shims += change;
}

/** Executors of this thread that are not freed. */
export function liveExecutors(): number {
  return executors;
}

/** Shims that this thread holds. */
export function liveShims(): number {
  return shims;
}
