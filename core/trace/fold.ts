/**
 * Folding: what a micro-op gives, or that it need not be done, where its operands' micro-ops say so. One rule a micro-op, found
 * by its number: most micro-ops have none, and what is emitted is emitted in code that has not run often.
 */
import { FALSE, TRUE } from "../heap/map.ts";
import { fitsSmall } from "../heap/value.ts";
import { FLOAT_SHAPE } from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import type { Emitter } from "./emitter.ts";
import { BOOL, FLOAT, INT, MICRO_OP_NAMES, type MicroOpName, U, WORD } from "./micro_ops.ts";

/** What a rule gives where nothing folds. */
export const UNFOLDED = -1;

const {
  BOOL_WORD,
  BOX,
  CONST_BOOL,
  CONST_FLOAT,
  CONST_INT,
  CONST_WORD,
  GUARD_FALSE,
  GUARD_TRUE,
  NEW,
  NOT,
  TAG,
  UNBOX,
  UNTAG,
} = U;

/**
 * A rule for the operands `a` and `b` and the immediate.
 *
 * @returns the ref of the result, 0 for a guard that holds, or UNFOLDED
 * @throws RecordingAborted when a guard can never hold
 */
export type Fold = (emitter: Emitter, a: number, b: number, immediate: number) => number;

function holds(condition: boolean): 0 {
  if (!condition) throw new RecordingAborted("GUARD_FAILS");
  return 0;
}

function typeHolds(condition: boolean): 0 {
  if (!condition) throw new RecordingAborted("TYPE_UNSTABLE");
  return 0;
}

/** A guard of the truth of `a`. */
function truth(emitter: Emitter, a: number, wanted: boolean): number {
  const { trace } = emitter;
  const op = trace.op[a];
  if (op === CONST_BOOL) return holds((trace.immediate[a] !== 0) === wanted);
  if (op !== NOT) return UNFOLDED;
  emitter.emit(wanted ? GUARD_FALSE : GUARD_TRUE, trace.a[a]);
  return 0;
}

/** An int operation on constants. */
function ofInts(of: (emitter: Emitter, x: number, y: number) => number): Fold {
  return (emitter, a, b) => {
    const { op, immediate } = emitter.trace;
    if (op[a] !== CONST_INT || op[b] !== CONST_INT) return UNFOLDED;
    return of(emitter, immediate[a], immediate[b]);
  };
}

/** As ofInts, and x operator `neutral` is x. */
function withNeutral(
  neutral: number,
  of: (emitter: Emitter, x: number, y: number) => number,
): Fold {
  const constants = ofInts(of);
  return (emitter, a, b, immediate) => {
    const { trace } = emitter;
    if (trace.op[b] === CONST_INT && trace.immediate[b] === neutral) return a;
    return constants(emitter, a, b, immediate);
  };
}

function smallInt(emitter: Emitter, value: number): number {
  return fitsSmall(value) ? emitter.int(value) : UNFOLDED;
}

function ofFloats(of: (x: number, y: number) => number): Fold {
  return (emitter, a, b) => {
    const { op, immediate, floats } = emitter.trace;
    if (op[a] !== CONST_FLOAT || op[b] !== CONST_FLOAT) return UNFOLDED;
    return emitter.float(of(floats[immediate[a]], floats[immediate[b]]));
  };
}

const RULES: Partial<Record<MicroOpName, Fold>> = {
  GUARD_SMALL: ({ trace }, a) => {
    const type = trace.type[a];
    if (type !== WORD) return typeHolds(type === INT);
    const op = trace.op[a];
    if (op === TAG) return 0;
    if (op === CONST_WORD) return holds((trace.immediate[a] & 1) !== 0);
    return op === BOX || op === BOOL_WORD || op === NEW ? holds(false) : UNFOLDED;
  },
  GUARD_KIND: (emitter, a, _b, immediate) => {
    const { trace } = emitter;
    const type = trace.type[a];
    if (type !== WORD) return typeHolds(type === FLOAT && immediate === FLOAT_SHAPE);
    const op = trace.op[a];
    if (op === BOX) return holds(immediate === FLOAT_SHAPE);
    if (op === TAG) return holds(false);
    if (op === NEW && emitter.isConstant(trace.a[a])) {
      return holds(trace.immediate[trace.a[a]] === immediate);
    }
    return UNFOLDED;
  },
  GUARD_IS: (emitter, a, _b, immediate) => {
    const { trace } = emitter;
    const type = trace.type[a];
    if (type === BOOL && (immediate === TRUE || immediate === FALSE)) {
      return emitter.emit(immediate === TRUE ? GUARD_TRUE : GUARD_FALSE, a);
    }
    if (type === FLOAT || type === BOOL) return typeHolds(false);
    return trace.op[a] === CONST_WORD ? holds(trace.immediate[a] === immediate) : UNFOLDED;
  },
  GUARD_BOUND: ({ trace }, a) => {
    if (trace.type[a] !== WORD) return 0;
    const op = trace.op[a];
    if (op === CONST_WORD) return holds(trace.immediate[a] !== 0);
    return op === TAG || op === BOX || op === NEW || op === BOOL_WORD ? 0 : UNFOLDED;
  },
  GUARD_TRUE: (emitter, a) => truth(emitter, a, true),
  GUARD_FALSE: (emitter, a) => truth(emitter, a, false),
  UNTAG: (emitter, a) => {
    const { trace } = emitter;
    if (trace.type[a] === INT) return a;
    const op = trace.op[a];
    if (op === TAG) return trace.a[a];
    return op === CONST_WORD ? emitter.int(trace.immediate[a] >> 1) : UNFOLDED;
  },
  TAG: (emitter, a) => {
    const { trace } = emitter;
    const op = trace.op[a];
    if (op === UNTAG) return trace.a[a];
    return op === CONST_INT ? emitter.word((trace.immediate[a] << 1) | 1) : UNFOLDED;
  },
  UNBOX: ({ trace }, a) => {
    if (trace.type[a] === FLOAT) return a;
    return trace.op[a] === BOX ? trace.a[a] : UNFOLDED;
  },
  BOX: (emitter, a) => {
    const { trace } = emitter;
    const op = trace.op[a];
    if (op === UNBOX) return trace.a[a];
    if (op === CONST_FLOAT) {
      const object = emitter.objectOfFloat(trace.immediate[a]);
      if (object !== 0) return emitter.word(object);
    }
    // Boxed before: the same object will do, as floats never change.
    const same = emitter.find(BOX, a, 0, 0);
    return same !== 0 ? same : UNFOLDED;
  },
  INT_FLOAT: (emitter, a) => {
    const { trace } = emitter;
    return trace.op[a] === CONST_INT ? emitter.float(trace.immediate[a]) : UNFOLDED;
  },
  BOOL_INT: (emitter, a) => {
    const { trace } = emitter;
    return trace.op[a] === CONST_BOOL ? emitter.int(trace.immediate[a]) : UNFOLDED;
  },
  NOT: (emitter, a) => {
    const { trace } = emitter;
    const op = trace.op[a];
    if (op === CONST_BOOL) return emitter.bool(trace.immediate[a] === 0);
    return op === NOT ? trace.a[a] : UNFOLDED;
  },
  SAME: (emitter, a, b) => {
    const { trace } = emitter;
    if (a === b) return emitter.bool(true);
    if (trace.op[a] === CONST_WORD && trace.op[b] === CONST_WORD) return emitter.bool(false);
    // Boxing for a comparison would make an object that nobody has seen.
    return trace.type[a] === FLOAT || trace.type[b] === FLOAT ? emitter.bool(false) : UNFOLDED;
  },
  GUARD_INDEX: ({ trace }, a, b) => {
    if (trace.op[a] !== CONST_INT || trace.op[b] !== CONST_WORD) return UNFOLDED;
    return holds(trace.immediate[a] >>> 0 < trace.immediate[b] >>> 1);
  },
  GUARD_INT_NOT: ({ trace }, a, _b, immediate) =>
    trace.op[a] === CONST_INT ? holds(trace.immediate[a] !== immediate) : UNFOLDED,
  INT_ADD: withNeutral(0, (emitter, x, y) => smallInt(emitter, x + y)),
  INT_SUBTRACT: withNeutral(0, (emitter, x, y) => smallInt(emitter, x - y)),
  INT_MULTIPLY: withNeutral(1, (emitter, x, y) => smallInt(emitter, x * y)),
  INT_AND: ofInts((emitter, x, y) => emitter.int(x & y)),
  INT_OR: withNeutral(0, (emitter, x, y) => emitter.int(x | y)),
  INT_XOR: withNeutral(0, (emitter, x, y) => emitter.int(x ^ y)),
  INT_LESS: ofInts((emitter, x, y) => emitter.bool(x < y)),
  INT_LESS_EQUAL: ofInts((emitter, x, y) => emitter.bool(x <= y)),
  INT_EQUAL: ofInts((emitter, x, y) => emitter.bool(x === y)),
  INT_NOT_EQUAL: ofInts((emitter, x, y) => emitter.bool(x !== y)),
  FLOAT_ADD: ofFloats((x, y) => x + y),
  FLOAT_SUBTRACT: ofFloats((x, y) => x - y),
  FLOAT_MULTIPLY: ofFloats((x, y) => x * y),
};

/** The rules by the micro-op's number. */
export const FOLDS: readonly (Fold | undefined)[] = MICRO_OP_NAMES.map((name) => RULES[name]);
