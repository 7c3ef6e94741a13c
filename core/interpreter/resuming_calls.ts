/**
 * Calls of next(), and of send() of a generator or coroutine: they resume its frame in the running loop, as FOR_ITER does, instead of in a
 * loop of their own. So tier 2 sees one program over caller and generator.
 */
import {
  BUILTIN_NATIVE,
  BUILTIN_SELF,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OWNER,
} from "../heap/layouts/callable.ts";
import {
  FRAME_AUX,
  GENERATOR_CREATED,
  GENERATOR_FRAME,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../heap/layouts/frame.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { typeOf } from "../objects/errors.ts";
import { natives } from "../objects/native.ts";
import {
  BUILTIN_SHAPE,
  COROUTINE_SHAPE,
  GENERATOR_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
} from "../objects/well_known.ts";
import { RETURN_NEXT } from "./frames.ts";
import { resume } from "./generators.ts";

/** Numbers of the natives, by the process: they are registered when modules load. */
let nextNative = 0;
let sendNative = 0;

function find(name: string, owner: string): number {
  return natives.findIndex((native) => native.name === name && native.owner === owner);
}

/** A call that resumes a generator. */
export interface Resumption {
  readonly generator: Value;
  readonly sent: Value;
  /** What the call gives when the generator returns; 0: it raises StopIteration. */
  readonly otherwise: Value;
  /** Whether the generator is behind the callee, not among the arguments. */
  readonly isBound: boolean;
}

/**
 * What a call with positional arguments resumes.
 *
 * @param args word index of the first argument, self's when there is one
 * @returns null for other calls, and for generators that cannot be resumed with what is sent
 */
export function resumptionBy(callee: Value, args: number, count: number): Resumption | null {
  if ((callee & 1) !== 0) return null;
  if (nextNative === 0) nextNative = find("next", "");
  let isBound = false;
  let generator = count > 0 ? H32[args] : 0;
  let sent: Value = NONE;
  let otherwise = 0;
  switch (H32[callee >> 2]) {
    case METHOD_DESCRIPTOR_SHAPE:
      if (!isSend(H32[(callee + DESCRIPTOR_NATIVE) >> 2] >> 1) || count !== 2) return null;
      sent = H32[args + 1];
      break;
    case BUILTIN_SHAPE: {
      const native = H32[(callee + BUILTIN_NATIVE) >> 2] >> 1;
      if (native === nextNative) {
        if (count < 1 || count > 2) return null;
        if (count === 2) otherwise = H32[args + 1];
      } else if (isSend(native) && count === 1) {
        isBound = true;
        sent = generator;
        generator = H32[(callee + BUILTIN_SELF) >> 2];
      } else return null;
      break;
    }
    default:
      return null;
  }
  if ((generator & 1) !== 0 || generator === 0) return null;
  const shape = H32[generator >> 2];
  if (shape !== GENERATOR_SHAPE && shape !== COROUTINE_SHAPE) return null;
  // The methods of both types have one native; next() knows no coroutines.
  if (H32[callee >> 2] === METHOD_DESCRIPTOR_SHAPE) {
    if (H32[(callee + DESCRIPTOR_OWNER) >> 2] !== typeOf(generator)) return null;
  } else if (!isBound && shape === COROUTINE_SHAPE) return null;
  const state = H32[(generator + GENERATOR_STATE) >> 2];
  if (state > small(GENERATOR_SUSPENDED)) return null;
  if (state === small(GENERATOR_CREATED) && sent !== NONE) return null;
  return { generator, sent, otherwise, isBound };
}

/** Whether a native is that of send(). */
export function isSend(native: number): boolean {
  if (sendNative === 0) sendNative = find("send", "generator");
  return native === sendNative;
}

/** Makes the generator's frame the running one. @returns false with RecursionError pending */
export function resumeBy({ generator, sent, otherwise }: Resumption): boolean {
  if (!resume(generator, sent, RETURN_NEXT)) return false;
  H32[(generator + GENERATOR_FRAME + FRAME_AUX) >> 2] = otherwise;
  return true;
}
