/** Recording of `with`: the manager's methods are found on its type, and `__exit__` is called where an exception leaves. */
import { EXCEPTION_TRACEBACK } from "../heap/layouts/exception.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { RETURN_PUSH } from "../interpreter/frames.ts";
import { SPECIALS } from "../interpreter/slow_calls.ts";
import { isException } from "../interpreter/slow_exceptions.ts";
import { typeOf } from "../objects/errors.ts";
import { isPlainMethod, typeLookup } from "../objects/lookup.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";
import { U, WORD } from "./micro_ops.ts";
import { guardType } from "./record_calls.ts";
import { exceptionField } from "./record_exception_objects.ts";
import { enterMethod } from "./record_methods.ts";
import { guardKind, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** LOAD_SPECIAL: the method and the object. */
export function recordLoadSpecial(r: Recorder, which: number): void {
  const actual = r.actual(0);
  if (shapeOf(actual) === 0) unsupported("a context manager of another kind");
  const type = typeOf(actual);
  const method = typeLookup(type, SPECIALS[which]);
  if (method === 0 || (method & 1) !== 0 || !isPlainMethod(method)) {
    unsupported("a context manager of another kind");
  }
  const object = r.word(r.peek(0));
  guardType(r, object, actual, type);
  r.replace(1, r.emitter.word(method), object);
}

/** WITH_EXCEPT_START: exit(type, exception, traceback), of a guest function. */
export function recordExitCall(r: Recorder): void {
  const [exit, self, exception] = [4, 3, 0].map((depth) => r.actual(depth));
  if (shapeOf(exit) !== FUNCTION_SHAPE || !isException(exception)) {
    unsupported("an __exit__ of another kind");
  }
  const fn = guardKind(r, r.peek(4), exit);
  const selfRef = r.peek(3);
  if (self === 0) r.emit(U.GUARD_IS, r.word(selfRef), 0, 0, 0);
  else if (r.typeOf(selfRef) === WORD) r.emit(U.GUARD_BOUND, selfRef);
  const error = r.word(r.peek(0));
  r.emit(U.CHECK_SHAPE, error, 0, 0, H32[exception >> 2]);
  const traceback = r.emit(U.FIELD, error, 0, 0, exceptionField(EXCEPTION_TRACEBACK));
  const has = H32[(exception + EXCEPTION_TRACEBACK) >> 2] !== 0;
  if (has) r.emit(U.GUARD_BOUND, traceback);
  else r.emit(U.GUARD_IS, traceback, 0, 0, 0);
  const args = [
    ...(self === 0 ? [] : [selfRef]),
    r.emitter.word(typeOf(exception)),
    error,
    has ? traceback : r.emitter.word(NONE),
  ];
  enterMethod(r, {
    actual: exit,
    fn,
    args,
    words: 0,
    opcode: "WITH_EXCEPT_START",
    returns: RETURN_PUSH,
  });
}
