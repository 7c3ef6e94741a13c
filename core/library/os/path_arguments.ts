/** Paths as arguments of natives, and OSErrors for operations on them (Modules/posixmodule.c: path_converter). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  pending,
  raiseInstance,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../../objects/errors.ts";
import { isBytes, isStr } from "../../objects/kinds.ts";
import { lookupSpecial } from "../../objects/lookup.ts";
import { call0, callTuple } from "../../objects/protocols/call.ts";
import { hasIndex, sizeArgument } from "../../objects/protocols/index_number.ts";
import { bytesLength, plainBytes } from "../../objects/values/bytes_object.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { internText, jsString, newStr } from "../../objects/values/text.ts";
import { OS_ERROR } from "../../objects/well_known.ts";
import { decodeRange } from "../../objects/types/text_decoding.ts";
import { FileError } from "./file_system.ts";

/** What a path argument is: its text, or an open file's descriptor. */
export interface PathArgument {
  /** The str or bytes that it is, or the descriptor: what OSErrors name. */
  readonly value: Value;
  readonly text: string;
  /** -1 when it is no descriptor. */
  readonly descriptor: number;
  readonly isBytes: boolean;
}

/**
 * The str or bytes of a path-like object; 0 with TypeError pending. May run guest code.
 *
 * @param expected what the message says is wanted
 */
export function fspath(value: Value, prefix = "", expected = "str, bytes or os.PathLike object") {
  if (isStr(value) || isBytes(value)) return value;
  const method = (value & 1) !== 0 ? 0 : lookupSpecial(value, internText("__fspath__"));
  if (method === 0) {
    return pending() ? 0 : raiseTypeError(
      prefix === ""
        ? `expected ${expected}, not ${typeName(value)}`
        : `${prefix}should be ${expected}, not ${typeName(value)}`,
    );
  }
  const mark = rootMark();
  pushRoot(method);
  const path = call0(method);
  releaseRoots(mark);
  if (path === 0 || isStr(path) || isBytes(path)) return path;
  return raiseTypeError(
    `expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(path)}`,
  );
}

/** The path that an argument of a function is; null with the exception pending. May run guest code. */
export function pathArgument(
  value: Value,
  name: string,
  takesDescriptor = false,
  takesNone = false,
): PathArgument | null {
  if (takesNone && (value === 0 || value === NONE)) {
    return { value: NONE, text: ".", descriptor: -1, isBytes: false };
  }
  if (takesDescriptor && !isStr(value) && !isBytes(value) && hasIndex(value)) {
    const descriptor = sizeArgument(value);
    return descriptor !== descriptor ? null : { value, text: "", descriptor, isBytes: false };
  }
  const expected = "string, bytes" +
    (takesDescriptor ? ", os.PathLike" : takesNone ? ", os.PathLike" : " or os.PathLike") +
    (takesDescriptor && takesNone
      ? ", integer or None"
      : takesDescriptor
      ? " or integer"
      : takesNone
      ? " or None"
      : "");
  const path = fspath(value, `${name}: path `, expected);
  if (path === 0) return null;
  let text: string;
  if (isBytes(path)) {
    const mark = rootMark();
    pushRoot(path);
    const plain = plainBytes(path);
    const decoded = decodeRange(
      plain,
      plain + TEXT_UNITS,
      bytesLength(plain),
      "utf-8",
      "surrogateescape",
    );
    releaseRoots(mark);
    if (decoded === 0) return null;
    text = jsString(decoded);
  } else text = jsString(path);
  if (text.includes("\0")) {
    raiseValueError(
      name === "open" ? "embedded null byte" : `${name}: embedded null character in path`,
    );
    return null;
  }
  return { value: path, text, descriptor: -1, isBytes: isBytes(path) };
}

/** Raises the OSError of a failed operation on a path, or on two. @returns 0 */
export function raiseFileError(error: unknown, path: Value = 0, second: Value = 0): 0 {
  if (!(error instanceof FileError)) throw error;
  const mark = rootMark();
  const text = newStr(error.message);
  pushRoot(text);
  const number = small(error.errno);
  const args = path === 0
    ? tupleOf(number, text)
    : second === 0
    ? tupleOf(number, text, path)
    : tupleOf(number, text, path, NONE, second);
  pushRoot(args);
  const exception = callTuple(OS_ERROR, args);
  releaseRoots(mark);
  return exception === 0 ? 0 : raiseInstance(exception);
}
