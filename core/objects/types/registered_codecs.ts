/**
 * Encodings that the core does not know: those of the module codecs and those that guest code registered there. The
 * module is imported for the former; what is registered is looked for once it is there.
 */
import { NONE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raise } from "../errors.ts";
import { isDict } from "../kinds.ts";
import { callModuleFunction } from "../protocols/import.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { internText, newStr } from "../values/text.ts";
import { LOOKUP_ERROR } from "../well_known.ts";

/** Error handlers that guest code cannot take the place of. */
const OWN_HANDLERS =
  /^(strict|ignore|replace|backslashreplace|xmlcharrefreplace|namereplace|surrogateescape|surrogatepass)$/;

/** Whether guest code registered an error handler of that name with the module codecs. */
export function hasHandler(errors: string): boolean {
  if (OWN_HANDLERS.test(errors)) return false;
  const codecs = dictGetStr(H32[TS_MODULES >> 2], internText("codecs"));
  if (codecs === 0 || codecs === NONE) return false;
  const handlers = dictGetStr(H32[(codecs + 4) >> 2], internText("_registered"));
  return handlers !== 0 && isDict(handlers) && dictGetStr(handlers, internText(errors)) !== 0;
}

/** Encodings that the module codecs has itself. */
const IN_MODULE = /^(idna|punycode)$/i;

/**
 * What a codec of that name makes of a str or of bytes, which the caller has rooted; 0 with the exception pending. May run
 * guest code.
 */
export function callCodec(
  direction: "encode" | "decode",
  value: Value,
  name: string,
  errors: string,
): Value {
  const isThere = dictGetStr(H32[TS_MODULES >> 2], internText("codecs")) !== 0;
  if (!isThere && !IN_MODULE.test(name)) return raise(LOOKUP_ERROR, `unknown encoding: ${name}`);
  return callModule("_by_name", direction, value, name, errors);
}

/** As callCodec, for an encoding of the core's and an error handler that guest code registered. */
export function callHandler(
  direction: "encode" | "decode",
  value: Value,
  name: string,
  errors: string,
): Value {
  return callModule("_handled", direction, value, name, errors);
}

function callModule(
  entry: string,
  direction: string,
  value: Value,
  name: string,
  errors: string,
): Value {
  const mark = rootMark();
  pushRoot(value);
  const args = tupleOf(newStr(direction), value, newStr(name), newStr(errors));
  const result = callModuleFunction("codecs", entry, args);
  releaseRoots(mark);
  return result;
}
