/**
 * Stands for core/syntax/character_names.ts in the cache of `deno task start`: the names of characters are a fifth of the
 * command line's text, and few programs ask for one. Guest code asks in the middle of a run, so they are loaded synchronously.
 */
import type * as names from "../../core/syntax/character_names.ts";
import { loadScript, type StandsFor } from "./script.ts";

let loaded: typeof names | null = null;

function load(): typeof names {
  return loaded ??= loadScript<typeof names>("character_names");
}

export type Complete = StandsFor<typeof import("./character_names.ts"), typeof names>;

export const characterName: typeof names.characterName = (...args) => load().characterName(...args);
export const lookupCharacterName: typeof names.lookupCharacterName = (name) =>
  load().lookupCharacterName(name);
export const lookupNamedCharacters: typeof names.lookupNamedCharacters = (name) =>
  load().lookupNamedCharacters(name);
