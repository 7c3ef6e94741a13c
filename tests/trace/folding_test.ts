/** What the emitter leaves out: folding of constants against the models, guards that hold, loads that are known. */
import { assertEquals } from "@std/assert";
import { RecordingAborted } from "../../core/trace/aborts.ts";
import { Emitter } from "../../core/trace/emitter.ts";
import {
  BOOL,
  field,
  FLOAT,
  INT,
  MemoryClass,
  MICRO_OPS,
  type MicroOpName,
  U,
} from "../../core/trace/micro_ops.ts";
import { Trace } from "../../core/trace/trace.ts";
import { FALSE, TRUE } from "../../core/heap/map.ts";
import { FLOAT_SHAPE, LIST_SHAPE } from "../../core/objects/well_known.ts";
import { EDGES } from "../../plugins/kit/conformance/values.ts";
import { type Machine, MODELS } from "../../plugins/kit/conformance/micro_op_models.ts";

/** What stops the recording in `run`; null: nothing. */
function abortOf(run: () => void): RecordingAborted | null {
  try {
    run();
  } catch (error) {
    if (error instanceof RecordingAborted) return error;
    throw error;
  }
  return null;
}

function emitter(): Emitter {
  const made = new Emitter(new Trace());
  made.snapshot = () => 0;
  return made;
}

const emit = (e: Emitter, name: MicroOpName, a = 0, b = 0, c = 0, immediate = 0) =>
  e.emit(U[name], a, b, c, immediate);

const smallInts = EDGES.i32.filter((value) => value >= -0x40000000 && value < 0x40000000);
const noMachine = null as unknown as Machine;

/** The constant that a ref is, or undefined. */
function constantOf(e: Emitter, ref: number): number | undefined {
  if (!e.isConstant(ref)) return undefined;
  const value = e.constantOf(ref);
  return e.typeOf(ref) === FLOAT ? e.trace.floats[value] : value;
}

for (
  const [prefix, values] of [["INT_", smallInts], ["FLOAT_", EDGES.f64]] as [string, number[]][]
) {
  Deno.test(`${prefix}* of constants, where it is folded, is what the micro-op gives`, () => {
    const names = (Object.keys(MICRO_OPS) as MicroOpName[]).filter((name) =>
      name.startsWith(prefix) && name !== "INT_FLOAT"
    );
    const folded = new Set<string>();
    for (const name of names) {
      const count = MICRO_OPS[name].operands.length;
      for (const a of values) {
        for (const b of count > 1 ? values : [0]) {
          const e = emitter();
          const lift = (value: number) => prefix === "INT_" ? e.int(value) : e.float(value);
          const ref = emit(e, name, lift(a), count > 1 ? lift(b) : 0);
          const value = constantOf(e, ref);
          if (value === undefined) continue;
          folded.add(name);
          const expected = MODELS[name]!.model({ m: noMachine, a, b, c: 0, i: 0 });
          // -0 as an int is 0.
          const same = prefix === "INT_" ? value === expected : Object.is(value, expected);
          assertEquals(same, true, `${name} ${a}, ${b}: folded to ${value}, not ${expected}`);
        }
      }
    }
    assertEquals(folded.has(`${prefix}ADD`) && folded.has(`${prefix}MULTIPLY`), true);
  });
}

Deno.test("neutral operands of int operations give the other operand", () => {
  const e = emitter();
  const x = emit(e, "UNTAG", emit(e, "SLOT"));
  for (const name of ["INT_ADD", "INT_SUBTRACT", "INT_OR", "INT_XOR"] as const) {
    assertEquals(emit(e, name, x, e.int(0)), x, name);
  }
  assertEquals(emit(e, "INT_MULTIPLY", x, e.int(1)), x);
});

Deno.test("adding 0.0 is not left out: -0.0 + 0.0 is 0.0", () => {
  const e = emitter();
  const x = emit(e, "UNBOX", emit(e, "SLOT"));
  assertEquals(emit(e, "FLOAT_ADD", x, e.float(0)) === x, false);
  assertEquals(e.float(0) === e.float(-0), false, "0.0 and -0.0 are two constants");
  assertEquals(e.float(NaN), e.float(NaN));
});

Deno.test("what was boxed or tagged is not unboxed, and the other way round", () => {
  const e = emitter();
  const word = emit(e, "SLOT");
  assertEquals(emit(e, "TAG", emit(e, "UNTAG", word)), word);
  assertEquals(emit(e, "BOX", emit(e, "UNBOX", word)), word);
  const number = emit(e, "UNTAG", word);
  assertEquals(emit(e, "UNTAG", emit(e, "TAG", emit(e, "INT_NEGATE", number))), e.trace.length - 2);
  const sum = emit(e, "FLOAT_ADD", emit(e, "UNBOX", word), e.float(1));
  const box = emit(e, "BOX", sum);
  assertEquals(emit(e, "UNBOX", box), sum);
  assertEquals(emit(e, "BOX", sum), box, "boxed once");
  assertEquals(
    emit(e, "NOT", emit(e, "NOT", emit(e, "INT_LESS", number, e.int(3)))),
    e.trace.length - 2,
  );
});

Deno.test("a guard that holds is left out; one that cannot hold stops the recording", () => {
  const e = emitter();
  const word = emit(e, "SLOT");
  const first = emit(e, "GUARD_SMALL", word);
  const { length } = e.trace;
  assertEquals(emit(e, "GUARD_SMALL", word), first, "the same guard again");
  emit(e, "GUARD_SMALL", e.int(5));
  emit(e, "GUARD_SMALL", e.word(7));
  emit(e, "GUARD_KIND", e.float(1), 0, 0, FLOAT_SHAPE);
  emit(e, "GUARD_IS", e.word(TRUE), 0, 0, TRUE);
  emit(e, "GUARD_TRUE", e.bool(true));
  emit(e, "GUARD_INDEX", e.int(2), e.word(7));
  emit(e, "GUARD_BOUND", e.int(0));
  const isConstantOnly = e.trace.op.subarray(length, e.trace.length).every((op) =>
    op <= U.CONST_FLOAT
  );
  assertEquals(isConstantOnly, true);
  const fails = (reason: string, run: () => void) => assertEquals(abortOf(run)?.reason, reason);
  fails("TYPE_UNSTABLE", () => emit(e, "GUARD_SMALL", e.float(1)));
  fails("TYPE_UNSTABLE", () => emit(e, "GUARD_KIND", e.int(1), 0, 0, FLOAT_SHAPE));
  fails("GUARD_FAILS", () => emit(e, "GUARD_SMALL", e.word(LIST_SHAPE)));
  fails("GUARD_FAILS", () => emit(e, "GUARD_IS", e.word(TRUE), 0, 0, FALSE));
  fails("GUARD_FAILS", () => emit(e, "GUARD_FALSE", e.bool(true)));
  fails("GUARD_FAILS", () => emit(e, "GUARD_INDEX", e.int(3), e.word(7)));
  fails("GUARD_FAILS", () => emit(e, "GUARD_INDEX", e.int(-1), e.word(7)));
  fails("GUARD_FAILS", () => emit(e, "GUARD_BOUND", e.word(0)));
});

Deno.test("a guard of NOT is the other guard", () => {
  const e = emitter();
  const less = emit(e, "INT_LESS", emit(e, "UNTAG", emit(e, "SLOT")), e.int(3));
  emit(e, "GUARD_TRUE", emit(e, "NOT", less));
  const last = e.trace.length - 1;
  assertEquals([e.trace.op[last], e.trace.a[last]], [U.GUARD_FALSE, less]);
});

Deno.test("types of constants", () => {
  const e = emitter();
  assertEquals([e.int(1), e.bool(true), e.float(1)].map((ref) => e.typeOf(ref)), [
    INT,
    BOOL,
    FLOAT,
  ]);
});

const X = field(8, MemoryClass.SLOTS);
const Y = field(12, MemoryClass.SLOTS);

Deno.test("a load is left out until its field may have changed", () => {
  const e = emitter();
  const [one, other] = [emit(e, "SLOT", 0, 0, 0, 0), emit(e, "SLOT", 0, 0, 0, 1)];
  const loaded = emit(e, "FIELD", one, 0, 0, X);
  assertEquals(emit(e, "FIELD", one, 0, 0, X), loaded);
  emit(e, "SET_FIELD", other, e.word(3), 0, Y);
  assertEquals(emit(e, "FIELD", one, 0, 0, X), loaded, "another field was stored");
  emit(e, "SET_FIELD", other, e.word(5), 0, X);
  assertEquals(emit(e, "FIELD", other, 0, 0, X), e.word(5), "the stored value is known");
  const again = emit(e, "FIELD", one, 0, 0, X);
  assertEquals(again === loaded, false, "they may be the same object");
  const fresh = emit(e, "NEW", e.word(LIST_SHAPE), 0, 0, 16);
  emit(e, "SET_FIELD", fresh, e.word(7), 0, X);
  assertEquals(emit(e, "FIELD", one, 0, 0, X), again, "a new object is none of the old ones");
  emit(e, "CALL_OUT");
  assertEquals(emit(e, "FIELD", one, 0, 0, X) === again, false, "the interpreter may do anything");
});

Deno.test("an item is loaded anew behind a store at an index that may be its own", () => {
  const e = emitter();
  const array = emit(e, "SLOT");
  const index = emit(e, "UNTAG", emit(e, "SLOT", 0, 0, 0, 1));
  const first = emit(e, "ITEM", array, e.int(0), 0, MemoryClass.ITEMS);
  emit(e, "SET_ITEM", array, e.int(1), e.word(3), MemoryClass.ITEMS);
  assertEquals(emit(e, "ITEM", array, e.int(0), 0, MemoryClass.ITEMS), first);
  assertEquals(emit(e, "ITEM", array, e.int(1), 0, MemoryClass.ITEMS), e.word(3));
  emit(e, "SET_ITEM", array, index, e.word(5), MemoryClass.ITEMS);
  assertEquals(emit(e, "ITEM", array, e.int(0), 0, MemoryClass.ITEMS) === first, false);
});

Deno.test("a shape is checked once, and again behind what may have changed it", () => {
  const e = emitter();
  const [one, other] = [emit(e, "SLOT", 0, 0, 0, 0), emit(e, "SLOT", 0, 0, 0, 1)];
  const SHAPE = field(0, MemoryClass.SHAPE);
  const checks = () =>
    e.trace.op.subarray(1, e.trace.length).filter((op) => op === U.CHECK_SHAPE).length;
  emit(e, "CHECK_SHAPE", one, 0, 0, 4096);
  emit(e, "CHECK_SHAPE", one, 0, 0, 4096);
  assertEquals(checks(), 1);
  assertEquals(
    abortOf(() => emit(e, "CHECK_SHAPE", one, 0, 0, 8192))?.reason,
    "GUARD_FAILS",
  );
  emit(e, "SET_FIELD", other, e.word(8192), 0, SHAPE);
  emit(e, "CHECK_SHAPE", other, 0, 0, 8192);
  assertEquals(checks(), 1, "the shape that was stored is known");
  emit(e, "CHECK_SHAPE", one, 0, 0, 4096);
  assertEquals(checks(), 2, "the other may have been this one");
});
