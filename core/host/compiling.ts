/** Lets runtimes compile: loads tier 2. Imported for its effect. */
import { DEFAULT_THRESHOLDS, Tier } from "../trace/tier.ts";
import { setTierFactory } from "./tier_factory.ts";

setTierFactory((host, thresholds, observer) =>
  new Tier(host, { ...DEFAULT_THRESHOLDS, ...thresholds }, observer)
);
