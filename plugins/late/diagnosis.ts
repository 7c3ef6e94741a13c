/**
 * Stands for core/syntax/diagnosis/diagnose.ts in the cache of `deno task start`: the grammar that finds the message for a text
 * that is no program is as large as the parser, and most texts are programs.
 */
import * as failure from "../../core/syntax/failure.ts";
import * as stringLiterals from "../../core/syntax/string_literals.ts";
import type * as diagnosis from "../../core/syntax/diagnosis/diagnose.ts";
import { loadScript, type StandsFor } from "./script.ts";

let loaded: typeof diagnosis | null = null;

export type Complete = StandsFor<typeof import("./diagnosis.ts"), typeof diagnosis>;

export const diagnose: typeof diagnosis.diagnose = (...args) => {
  loaded ??= loadScript<typeof diagnosis>("diagnosis", {
    "../failure.ts": failure,
    "../string_literals.ts": stringLiterals,
  });
  return loaded.diagnose(...args);
};
