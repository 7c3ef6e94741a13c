/**
 * Natives for what is a Python function in CPython: arguments are bound, and wrong ones worded, as those of Python
 * functions are (Python/ceval.c: initialize_locals).
 */
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import type { NativeEntry } from "../objects/define.ts";
import { callWithWords, PARAMETERS_MOST } from "../objects/call_words.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { warnDeprecated } from "../objects/protocols/warn.ts";
import { closestName } from "../objects/suggestions.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { jsString } from "../objects/values/text.ts";

/** Parameters of a function without * and **. */
export interface Parameters {
  /** What errors call the function, e.g. "Point.__new__". */
  readonly name: string;
  readonly names: readonly string[];
  /** The first of them that can be given by name. */
  readonly positionalOnly: number;
  /** How many must be given (they stand first), and the first that can only be given by name. */
  readonly required: number;
  readonly keywordOnly: number;
  /** Names of keyword-only parameters that must be given. */
  readonly requiredKeywords: readonly string[];
}

/** Reads a signature such as "self, x, /, y=None, *, key=None"; what is behind "=" is not looked at. */
export function parsePythonSignature(name: string, signature: string): Parameters {
  const names: string[] = [];
  const requiredKeywords: string[] = [];
  let positionalOnly = 0;
  let required = 0;
  let keywordOnly = -1;
  for (const raw of signature.split(",")) {
    const part = raw.trim();
    if (part === "") continue;
    if (part === "/") positionalOnly = names.length;
    else if (part === "*") keywordOnly = names.length;
    else {
      const [parameter, otherwise] = part.split("=");
      names.push(parameter);
      if (otherwise === undefined) {
        if (keywordOnly < 0) required = names.length;
        else requiredKeywords.push(parameter);
      }
    }
  }
  if (keywordOnly < 0) keywordOnly = names.length;
  return { name, names, positionalOnly, required, keywordOnly, requiredKeywords };
}

/**
 * The arguments of a raw native (objects/native.ts), one a parameter, 0 for those not given; null with TypeError
 * pending.
 */
export function bindPython(
  parameters: Parameters,
  at: number,
  count: number,
  keywords: Value,
): Value[] | null {
  const { names, positionalOnly, keywordOnly } = parameters;
  const named = keywords === 0 ? 0 : tupleLength(keywords);
  const given = count - named;
  const values: Value[] = new Array(names.length).fill(0);
  for (let i = 0; i < given && i < keywordOnly; i++) values[i] = H32[at + i];
  for (let i = 0; i < named; i++) {
    const text = jsString(tupleItem(keywords, i));
    const place = names.indexOf(text);
    if (place < positionalOnly) return refuseKeyword(parameters, text, place);
    if (values[place] !== 0) {
      return refuse(`${parameters.name}() got multiple values for argument '${text}'`);
    }
    values[place] = H32[at + given + i];
  }
  if (given > keywordOnly) return refuseCount(parameters, given, values);
  return checkMissing(parameters, values) ? values : null;
}

function refuse(message: string): null {
  raiseTypeError(message);
  return null;
}

function refuseKeyword(parameters: Parameters, text: string, place: number): null {
  const { name, names, positionalOnly } = parameters;
  if (place >= 0) {
    return refuse(
      `${name}() got some positional-only arguments passed as keyword arguments: '${text}'`,
    );
  }
  const hint = closestName(text, names.slice(positionalOnly));
  return refuse(
    `${name}() got an unexpected keyword argument '${text}'${
      hint === null ? "" : `. Did you mean '${hint}'?`
    }`,
  );
}

function refuseCount(parameters: Parameters, given: number, values: readonly Value[]): null {
  const { name, required, keywordOnly } = parameters;
  const optional = keywordOnly - required;
  const takes = optional > 0 ? `from ${required} to ${keywordOnly}` : `${keywordOnly}`;
  const plural = optional > 0 || keywordOnly !== 1 ? "s" : "";
  const byName = values.slice(keywordOnly).filter((value) => value !== 0).length;
  const but = byName > 0
    ? `${given} positional argument${given === 1 ? "" : "s"} (and ${byName} keyword-only argument${
      byName === 1 ? "" : "s"
    }) were`
    : `${given} ${given === 1 ? "was" : "were"}`;
  return refuse(`${name}() takes ${takes} positional argument${plural} but ${but} given`);
}

function checkMissing(parameters: Parameters, values: readonly Value[]): boolean {
  const { name, names, required, requiredKeywords } = parameters;
  let place = 0;
  while (place < required && values[place] !== 0) place++;
  if (place === required && requiredKeywords.length === 0) return true;
  const absent = names.slice(0, required).filter((_name, place) => values[place] === 0);
  const kind = absent.length > 0 ? "positional" : "keyword-only";
  if (absent.length === 0) {
    for (const keyword of requiredKeywords) {
      if (values[names.indexOf(keyword)] === 0) absent.push(keyword);
    }
  }
  if (absent.length === 0) return true;
  const quoted = absent.map((missing) => `'${missing}'`);
  const last = quoted.pop()!;
  const list = quoted.length === 0
    ? last
    : `${quoted.join(", ")}${quoted.length > 1 ? "," : ""} and ${last}`;
  raiseTypeError(
    `${name}() missing ${absent.length} required ${kind} argument${
      absent.length === 1 ? "" : "s"
    }: ${list}`,
  );
  return false;
}

/** False with the warning pending as an exception. The arguments are rooted by the caller. May run guest code. */
function warnOfPositional(
  parameters: Parameters,
  given: number,
  byName: string | undefined,
): boolean {
  return byName === undefined || given <= parameters.names.indexOf(byName) ||
    warnDeprecated(`'${byName}' is passed as positional argument`);
}

/**
 * A native with a Python function's signature: fn gets one argument a parameter, 0 for those not given.
 *
 * @param byName the parameter from which on arguments should be given by name: the first that is not is warned of
 */
export function pythonFunction(
  name: string,
  signature: string,
  // deno-lint-ignore ban-types
  fn: Function,
  byName?: string,
): NativeEntry {
  let parameters: Parameters | null = null;
  return ["...", (at: number, count: number, keywords: Value): Value => {
    parameters ??= parsePythonSignature(name, signature);
    const places = parameters.names.length;
    if (
      keywords === 0 && count >= parameters.required && count <= parameters.keywordOnly &&
      parameters.requiredKeywords.length === 0 && places <= PARAMETERS_MOST
    ) {
      return warnOfPositional(parameters, count, byName) ? callWithWords(fn, places, at, count) : 0;
    }
    const values = bindPython(parameters, at, count, keywords);
    if (values === null) return 0;
    const given = count - (keywords === 0 ? 0 : tupleLength(keywords));
    return warnOfPositional(parameters, given, byName) ? fn(...values) : 0;
  }];
}
