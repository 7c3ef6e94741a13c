/** The module math. */
import { newFloat } from "../../objects/values/numbers.ts";
import { defineModule } from "../index.ts";
import { integerFunctions } from "./integer_functions.ts";
import { realFunctions } from "./real_functions.ts";
import { sumFunctions } from "./sums.ts";

defineModule({
  name: "math",
  doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
  functions: { ...realFunctions, ...integerFunctions, ...sumFunctions },
  attributes: () => ({
    pi: newFloat(Math.PI),
    e: newFloat(Math.E),
    tau: newFloat(2 * Math.PI),
    inf: newFloat(Infinity),
    nan: newFloat(NaN),
  }),
});
