/**
 * What makes tier 2 of a runtime. It is named here and set by compiling.ts, so that a program that compiles nothing does not
 * load tier 2.
 */
import type { ExecutorHost, Thresholds, Tier, TierObserver } from "../trace/tier.ts";

/** Makes the tier of a runtime whose backend is behind `host`. */
export type TierFactory = (
  host: ExecutorHost,
  thresholds: Partial<Thresholds>,
  observer: TierObserver,
) => Tier;

let factory: TierFactory | null = null;

/** Sets the factory. */
export function setTierFactory(to: TierFactory): void {
  factory = to;
}

/** @throws Error when compiling.ts was not loaded */
export const makeTier: TierFactory = (host, thresholds, observer) => {
  if (factory === null) {
    throw new Error("Cannot use a backend: core/host/compiling.ts is not loaded");
  }
  return factory(host, thresholds, observer);
};
