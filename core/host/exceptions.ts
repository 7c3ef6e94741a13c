/** Exceptions across the embedding boundary: guest to PythonError, host errors to guest exceptions. */
import { LENGTH } from "../heap/layouts/basic.ts";
import { CODE_FILENAME, CODE_NAME } from "../heap/layouts/callable.ts";
import {
  EXCEPTION_FIELDS,
  EXCEPTION_TRACEBACK,
  TRACEBACK_CODE,
  TRACEBACK_NEXT,
  TRACEBACK_POSITION,
} from "../heap/layouts/exception.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { isInstance, newException, raiseInstance, takePending, typeOf } from "../objects/errors.ts";
import { isIntKind, isStr } from "../objects/kinds.ts";
import { call1 } from "../objects/protocols/call.ts";
import { strOf } from "../objects/protocols/represent.ts";
import { exceptionTypeName, formatException } from "../objects/traceback_text.ts";
import { codePosition } from "../objects/code_positions.ts";
import { safeIntegerOf } from "../objects/values/numbers.ts";
import { tupleItem, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { raiseHostFailure } from "../interpreter/host_failure.ts";
import {
  exceptionTypes,
  RUNTIME_ERROR,
  SYNTAX_ERROR,
  SYSTEM_EXIT,
  TYPE_ERROR,
  VALUE_ERROR,
} from "../objects/well_known.ts";
import { PythonError, type PythonFrame, PythonSyntaxError } from "./errors.ts";

/** The error that stands for an uncaught guest exception. May run guest code (`__str__`). */
export function failureOf(exception: Value): PythonError {
  const traceback = formatException(exception);
  const type = exceptionTypeName(exception);
  const message = textOf(exception);
  if (isInstance(exception, SYNTAX_ERROR) && H32[(exception + EXCEPTION_TRACEBACK) >> 2] === 0) {
    const [line, column] = placeOf(exception);
    if (line > 0) return new PythonSyntaxError(type, message, traceback, line, column);
  }
  return new PythonError(type, message, traceback, framesOf(exception), exitCodeOf(exception));
}

/** The error for an exception whose text cannot be made, for want of memory or stack. Runs no guest code. */
export function bareFailureOf(exception: Value): PythonError {
  const type = exceptionTypeName(exception);
  return new PythonError(type, "", `${type}\n`, framesOf(exception));
}

function textOf(exception: Value): string {
  const text = strOf(exception);
  if (text !== 0) return jsString(text);
  takePending();
  return "<exception str() failed>";
}

/** Line and column of a SyntaxError's details: args are (message, (filename, line, offset, ...)). */
function placeOf(exception: Value): [number, number] {
  const args = H32[(exception + 8) >> 2];
  if (H32[(args + LENGTH) >> 2] >> 1 < 2) return [0, 0];
  const details = tupleItem(args, 1);
  if ((details & 1) !== 0 || typeOf(details) !== typeOf(args)) return [0, 0];
  const line = tupleItem(details, 1);
  const column = tupleItem(details, 2);
  return [isIntKind(line) ? safeIntegerOf(line) : 0, isIntKind(column) ? safeIntegerOf(column) : 0];
}

function framesOf(exception: Value): PythonFrame[] {
  const frames: PythonFrame[] = [];
  for (
    let at = H32[(exception + EXCEPTION_TRACEBACK) >> 2];
    at !== 0;
    at = H32[(at + TRACEBACK_NEXT) >> 2]
  ) {
    const code = H32[(at + TRACEBACK_CODE) >> 2];
    const place = codePosition(code, H32[(at + TRACEBACK_POSITION) >> 2] >> 1);
    frames.push({
      filename: jsString(H32[(code + CODE_FILENAME) >> 2]),
      name: jsString(H32[(code + CODE_NAME) >> 2]),
      line: place.line,
      endLine: place.endLine,
      column: place.col,
      endColumn: place.endCol,
    });
  }
  return frames;
}

function exitCodeOf(exception: Value): number | string | null | undefined {
  if (!isInstance(exception, SYSTEM_EXIT)) return undefined;
  const code = H32[(exception + EXCEPTION_FIELDS) >> 2];
  if (code === 0 || code === NONE) return null;
  if (isIntKind(code)) return safeIntegerOf(code);
  if (isStr(code)) return jsString(code);
  const text = strOf(code);
  if (text === 0) takePending();
  return text === 0 ? "" : jsString(text);
}

/** The guest exception types that host errors become, by the error's constructor. */
function guestTypeOf(error: unknown): number {
  if (error instanceof PythonError) return exceptionTypes.get(error.type)?.type ?? RUNTIME_ERROR;
  if (error instanceof TypeError) return TYPE_ERROR;
  if (error instanceof RangeError) return VALUE_ERROR;
  return RUNTIME_ERROR;
}

/**
 * Makes what a host function threw the pending guest exception: a PythonError keeps its type (if builtin), TypeError is
 * TypeError, RangeError is ValueError, everything else RuntimeError with the error's text. Always 0.
 */
export function raiseFromHost(error: unknown): 0 {
  if (!(error instanceof Error) && raiseHostFailure(error)) return 0;
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    raiseHostFailure(error);
    return 0;
  }
  let type = guestTypeOf(error);
  let message: string;
  try {
    message = error instanceof Error
      ? type === RUNTIME_ERROR && !(error instanceof PythonError) && error.name !== "Error"
        ? `${error.name}: ${error.message}`
        : error.message
      : String(error);
  } catch {
    message = "the host function threw something that has no text";
  }
  if (error instanceof PythonError && type !== RUNTIME_ERROR) {
    // By a call, so that types with fields of their own (SystemExit, StopIteration) have them filled.
    const made = call1(type, newStr(message));
    if (made !== 0) return raiseInstance(made);
    takePending();
    type = RUNTIME_ERROR;
  }
  return raiseInstance(newException(type, tupleOf(newStr(message))));
}
