/** Checks of the shapes that regions have: loops, labels, exits, side traces, links, calls of the interpreter. */
import type { Plugin } from "../../../core/backend/plugin.ts";
import {
  FRAME_GENERATOR,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
} from "../../../core/heap/layouts/frame.ts";
import {
  EXIT_VALUES,
  EXIT_VALUES_MOST,
  TS_COUNTDOWN,
  TS_DEPTH,
  TS_FRAME,
} from "../../../core/heap/map.ts";
import { boundMemory } from "../../../core/heap/memory.ts";
import { bindTier2, type Tier2 } from "../../../core/interpreter/tier2.ts";
import { STATE_IN_MEMORY } from "../../../core/trace/lower.ts";
import { restoreFrames } from "../../../core/trace/restore.ts";
import { FIRST_CONTINUATION, RETURNED } from "../../../core/trace/micro_ops.ts";
import { same } from "./bench.ts";
import type { Check } from "./check.ts";
import { FRAME } from "./micro_op_models.ts";
import { prepared } from "./micro_op_inputs.ts";
import { AS_PARENT, exitOf, grow, HANDED_OVER, TraceBuilder } from "./trace_builder.ts";
import { type TwinRegion, type Twins, withTwins } from "./twins.ts";

/** What a shape needs of the backend. */
interface Shape {
  readonly name: string;
  readonly needs?: "trees" | "links";
  readonly check: (twins: Twins) => void;
}

/** The checks; those of what a backend says that it cannot do are left out. */
export function regionChecks(plugin: () => Plugin): Check[] {
  return SHAPES.map(({ name, needs, check }) => ({
    name: `region: ${name}`,
    run: () =>
      withTwins(plugin, (twins) => {
        if (needs !== undefined && !twins.tested.backend.capabilities[needs]) return;
        check(twins);
      }),
  }));
}

/** Sets a word in both memories. */
function setWord(twins: Twins, at: number, word: number): void {
  twins.each(({ view }) => view.setInt32(at, word, true));
}

/** Enters and expects an exit with values after the region's id; memory must agree. */
function expectExit(
  twins: Twins,
  twin: TwinRegion,
  exit: number,
  values: readonly number[] | null,
  what: string,
): void {
  const entered = twins.enter(twin, what);
  same(entered.exit, exit, what);
  if (values !== null) same(entered.values.slice(1), values, what);
  twins.compareMemory(what);
}

/** i counts up from slot 0 to slot 1; a and b take turns being what the other was; x is halved. */
function countingLoop() {
  const t = new TraceBuilder();
  const [i, most, a, b, x] = [t.intOf(0), t.intOf(1), t.intOf(2), t.intOf(3), t.floatOf(4)];
  const [one, half] = [t.int(1), t.float(0.5)];
  t.beginLoop();
  const state = t.snapshot(i, a, b, x);
  const less = t.op("INT_LESS", i, most);
  const turns = t.leaving(state, "GUARD_TRUE", less);
  const sum = t.leaving(state, "INT_ADD", a, b);
  const fuel = t.leaving(state, "COUNT_STEP");
  const next = t.leaving(state, "INT_ADD", i, one);
  const halved = t.op("FLOAT_MULTIPLY", x, half);
  t.next(i, next);
  t.next(a, b);
  t.next(b, sum);
  t.next(x, halved);
  return { t, i, a, b, x, turns, sum, fuel };
}

function startLoop(twins: Twins, from: number, to: number, a = 0, b = 1): void {
  [from, to, a, b].forEach((value, slot) => twins.setInt(slot, value));
  twins.setFloat(4, 1024);
}

/**
 * Lets a stand-in carry out the instructions that CALL_OUT asks for: it is given how many words they leave. All frames are
 * in memory then.
 */
function withInterpreter(
  { region }: TwinRegion,
  doInstruction: (words: number) => number,
  use: () => void,
): void {
  // The reference backend hands over the values of an exit, lowered regions store their frames themselves.
  const callOut = (_region: number, exit: number, words: number) => {
    restoreFrames(region.exits[exit]);
    return doInstruction(words);
  };
  const before = bindTier2({ callOut, doInstruction } as unknown as Tier2);
  try {
    use();
  } finally {
    bindTier2(before);
  }
}

/** Where a snapshot's first word is stored. */
const HANDED_OVER_AT = FRAME + FRAME_LOCALS + 4 * HANDED_OVER;
const boundView = () => new DataView(boundMemory()!.buffer);

const SHAPES: readonly Shape[] = [
  {
    name: "constants of all types are handed over with what is computed",
    check(twins) {
      const t = new TraceBuilder();
      const floats = [0, -0, 1e300, 5e-324, Infinity, -Infinity, NaN, 0.1].map((value) =>
        t.op("FLOAT_ADD", t.float(value), t.floatOf(0))
      );
      const ints = [0, -1, 0x3fffffff, -0x40000000].map((value) =>
        t.op("INT_XOR", t.int(value), t.intOf(1))
      );
      const words = [0, -1, 0x7fffffff, -0x80000000].map((value) =>
        t.op("SAME", t.word(value), t.slot(2))
      );
      const bools = [true, false].map((value) => t.op("NOT", t.bool(value)));
      t.exit(...floats, ...ints, ...words, ...bools);
      const twin = twins.compile(t.region(1));
      for (const [x, i, word] of [[-0, 0, 0], [0, -1, -1], [1, 5, 0x7fffffff], [NaN, 1, 7]]) {
        twins.setFloat(0, x);
        twins.setInt(1, i);
        twins.setSlot(2, word);
        expectExit(twins, twin, 0, null, `of ${x}, ${i}, ${word}`);
      }
    },
  },
  {
    name: "an exit hands over as many values as there may be",
    check(twins) {
      const t = new TraceBuilder();
      const refs: number[] = [];
      for (let n = 0; n < EXIT_VALUES_MOST; n++) {
        refs.push(
          n % 3 === 0
            ? t.op("FLOAT_ADD", t.floatOf(1), t.float(n))
            : t.op("INT_XOR", t.intOf(0), t.int(n)),
        );
      }
      t.exit(...refs);
      const twin = twins.compile(t.region(9));
      twins.setInt(0, 77);
      twins.setFloat(1, 0.25);
      expectExit(
        twins,
        twin,
        0,
        refs.map((_, n) => n % 3 === 0 ? 0.25 + n : 77 ^ n),
        "184 values",
      );
    },
  },
  {
    name: "a loop's variables take their next values all at once",
    check(twins) {
      const twin = twins.compile(countingLoop().t.region(1));
      setWord(twins, TS_COUNTDOWN, 1000);
      startLoop(twins, 0, 10);
      expectExit(twins, twin, 0, [10, 55, 89, 1], "Fibonacci's numbers");
      startLoop(twins, 5, 5, 3, 4);
      expectExit(twins, twin, 0, [5, 3, 4, 1024], "no turn");
      startLoop(twins, 0, 100);
      // The 44th of them is no small int: the sum leaves with what was before.
      expectExit(twins, twin, 0, [43, 433494437, 701408733, 1024 / 2 ** 43], "an overflow");
    },
  },
  {
    name: "three variables of a loop go round",
    check(twins) {
      const t = new TraceBuilder();
      const [n, x, y, z] = [t.intOf(0), t.floatOf(1), t.floatOf(2), t.floatOf(3)];
      const one = t.int(1);
      t.beginLoop();
      const state = t.snapshot(n, x, y, z);
      t.leaving(state, "GUARD_TRUE", t.op("INT_NOT_EQUAL", n, t.int(0)));
      const next = t.leaving(state, "INT_SUBTRACT", n, one);
      t.next(x, y);
      t.next(y, z);
      t.next(z, x);
      t.next(n, next);
      const twin = twins.compile(t.region(2));
      for (let turns = 0; turns < 7; turns++) {
        twins.setInt(0, turns);
        [0.5, 1.5, 2.5].forEach((value, i) => twins.setFloat(1 + i, value));
        const values = [0, 1, 2].map((i) => 0.5 + (turns + i) % 3);
        expectExit(twins, twin, 0, [0, ...values], `${turns} turns`);
      }
    },
  },
  {
    name: "fuel is counted to the step, and the exit for its end counts nothing",
    check(twins) {
      const twin = twins.compile(countingLoop().t.region(1));
      for (let fuel = 0; fuel < 7; fuel++) {
        setWord(twins, TS_COUNTDOWN, fuel);
        startLoop(twins, 0, 1000);
        // COUNT_STEP's exit is not that of the loop's end: nothing may grow there.
        expectExit(twins, twin, 1, null, `${fuel} steps`);
        twins.each(({ view }) => same(view.getInt32(TS_COUNTDOWN, true), 0, "steps left"));
      }
    },
  },
  {
    name: "micro-ops that nobody needs may be left out, what they would leave for does not count",
    check(twins) {
      const t = new TraceBuilder();
      const a = t.intOf(0);
      const leave = t.snapshot(a);
      t.leaving(leave, "INT_ADD", a, t.int(0x3fffffff));
      t.exit(t.leaving(leave, "INT_ADD", a, t.int(1)));
      const twin = twins.compile(t.region(1));
      twins.setInt(0, 5);
      expectExit(twins, twin, 1, [6], "an unneeded overflow");
    },
  },
  {
    name: "a side trace takes values of all types from its parent, and has exits of its own",
    needs: "trees",
    check(twins) {
      const t = new TraceBuilder();
      const [i, x, word] = [t.intOf(0), t.floatOf(1), t.slot(2)];
      const small = t.op("INT_LESS", i, t.int(10));
      const product = t.leaving(t.snapshot(i), "INT_MULTIPLY", i, t.int(3));
      const guard = t.leaving(t.snapshot(product, x, word, small), "GUARD_TRUE", small);
      t.exit(product);
      const region = t.region(3);
      const side = new TraceBuilder();
      const [p, y] = [side.input(t, product), side.input(t, x)];
      const [w, s] = [side.input(t, word), side.input(t, small)];
      const sum = side.op("FLOAT_ADD", y, side.op("INT_FLOAT", p));
      const even = side.op("INT_EQUAL", side.op("INT_AND", p, side.int(1)), side.int(0));
      side.leaving(side.snapshot(sum, w), "GUARD_TRUE", even);
      side.exit(sum, p, w, side.op("NOT", s));
      grow(region, t, guard, side);
      const twin = twins.compile(region);
      for (const value of [-5, 9, 10, 11, 12, 0x3fffffff, 0x15555555]) {
        twins.setInt(0, value);
        twins.setFloat(1, 0.5);
        twins.setSlot(2, 4242);
        expectExit(twins, twin, twins.enter(twin, "").exit!, null, `of ${value}`);
      }
    },
  },
  {
    name: "side traces grow behind a loop and in side traces, and leave as their parents do",
    needs: "trees",
    check(twins) {
      const { t, i, a, b, x, turns } = countingLoop();
      const region = t.region(4);
      const side = new TraceBuilder();
      const [n, y] = [side.input(t, i), side.input(t, x)];
      const [c, d] = [side.input(t, a), side.input(t, b)];
      side.leaving(AS_PARENT, "GUARD_TRUE", side.op("INT_LESS", c, side.int(1000)));
      const doubled = side.op("FLOAT_MULTIPLY", y, side.float(2));
      const state = side.snapshot(n, doubled, d);
      const ends = side.leaving(state, "GUARD_FALSE", side.op("INT_LESS", n, side.int(9)));
      side.leaving(AS_PARENT, "COUNT_STEP");
      side.exit(doubled, side.op("INT_AND", c, d));
      grow(region, t, turns, side);
      const last = new TraceBuilder();
      const z = last.input(side, doubled);
      last.leaving(last.snapshot(z), "GUARD_TRUE", last.op("FLOAT_LESS", z, last.float(100)));
      last.exit(last.op("FLOAT_NEGATE", z), last.input(side, n));
      grow(region, side, ends, last);
      const twin = twins.compile(region);
      for (const most of [0, 1, 9, 20]) {
        for (const from of [0, 1, 5]) {
          // With no step left behind the loop, the side trace leaves as the loop does.
          for (const more of [0, 1]) {
            setWord(twins, TS_COUNTDOWN, Math.max(0, most - from) + more);
            startLoop(twins, from, most);
            twins.enter(twin, `${from} to ${most}`);
            twins.compareMemory(`${from} to ${most}`);
          }
        }
      }
    },
  },
  {
    name: "several exits of a trace have side traces, compiled again when one has grown",
    needs: "trees",
    check(twins) {
      const t = new TraceBuilder();
      const i = t.intOf(0);
      const guards = [1, 2, 3, 4].map((value) =>
        t.leaving(t.snapshot(i, t.int(value)), "GUARD_INT_NOT", i, 0, 0, value)
      );
      t.exit(i);
      const region = t.region(5);
      let twin = twins.compile(region);
      const all = (what: string) => {
        for (let value = 0; value < 7; value++) {
          twins.setInt(0, value);
          twins.enter(twin, `${what}, ${value}`);
        }
      };
      all("before");
      for (const guard of [guards[2], guards[0], guards[3]]) {
        const side = new TraceBuilder();
        const n = side.input(t, i);
        side.exit(side.op("INT_INVERT", n), side.op("INT_AND", n, side.int(6)));
        grow(region, t, guard, side);
        twins.free(twin);
        twin = twins.compile(region);
        all(`${region.units.length} units`);
      }
    },
  },
  {
    name: "a side trace begins the region anew, with what it stored in the frame",
    needs: "trees",
    check(twins) {
      const t = new TraceBuilder();
      const [i, most] = [t.intOf(0), t.intOf(1)];
      const done = t.op("INT_LESS", i, most);
      const guard = t.leaving(t.snapshot(i, most), "GUARD_FALSE", done);
      t.exit(i, t.intOf(2));
      const region = t.region(6);
      const side = new TraceBuilder();
      const [n, m] = [side.input(t, i), side.input(t, most)];
      const state = side.snapshot(n);
      side.leaving(state, "COUNT_STEP");
      const next = side.leaving(state, "INT_ADD", n, side.int(1));
      side.op("STORE_SLOT", side.op("TAG", next), 0, 0, 0);
      side.op("STORE_SLOT", side.op("TAG", m), 0, 0, 2);
      side.op("ENTER");
      grow(region, t, guard, side);
      const twin = twins.compile(region);
      for (const fuel of [1000, 13, 0]) {
        setWord(twins, TS_COUNTDOWN, fuel);
        [3, 200, 9].forEach((value, slot) => twins.setInt(slot, value));
        twins.enter(twin, `begun anew, with ${fuel} steps`);
        twins.compareMemory(`begun anew, with ${fuel} steps`);
      }
    },
  },
  {
    name: "links go from region to region, and leave when the other cannot be entered",
    needs: "links",
    check(twins) {
      // Each counts slot 0 down and links to the other; who finds 0 leaves.
      const one = (id: number, other: number) => {
        const t = new TraceBuilder();
        const n = t.intOf(0);
        const state = t.snapshot(n);
        t.leaving(state, "GUARD_INT_NOT", n, 0, 0, 0);
        t.op("STORE_SLOT", t.op("TAG", t.leaving(state, "INT_SUBTRACT", n, t.int(1))));
        t.leaving(t.snapshot(t.op("INT_FLOAT", n)), "LINK", 0, 0, 0, other);
        return twins.compile(t.region(id));
      };
      const [ping, pong] = [one(10, 11), one(11, 10)];
      twins.setInt(0, 5);
      expectExit(twins, ping, 1, [5], "a link to nowhere");
      twins.link(10, ping);
      twins.link(11, pong);
      for (const turns of [0, 1, 2, 1001]) {
        twins.setInt(0, turns);
        expectExit(twins, ping, 0, [0], `${turns} links`);
      }
      twins.link(10, null);
      twins.setInt(0, 9);
      expectExit(twins, ping, 1, [8], "a link of the other to nowhere");
    },
  },
  {
    name: "a link with all frames in memory says RETURNED when the other cannot be entered",
    needs: "links",
    check(twins) {
      const t = new TraceBuilder();
      t.op("STORE_SLOT", t.slot(1));
      t.op("LINK_PUSHED", 0, 0, 0, 20);
      const pushed = twins.compile(t.region(12));
      twins.setInt(1, 33);
      same(twins.enter(pushed, "nowhere").exit, RETURNED, "nowhere");
      const other = new TraceBuilder();
      other.exit(other.intOf(0));
      twins.link(20, twins.compile(other.region(20)));
      expectExit(twins, pushed, 0, [33], "a pushed link");
    },
  },
  {
    name: "a return gives its value to the frame below and goes on there",
    needs: "links",
    check(twins) {
      const CALLER = 0x4800;
      const t = new TraceBuilder();
      const value = t.slot(0);
      t.leaving(t.snapshot(value), "RETURN", value, 0, 0, 2);
      const twin = twins.compile(t.region(7));
      const other = new TraceBuilder();
      other.exit(other.slot(1));
      const continuation = twins.compile(other.region(30));
      const prepare = (returns: number, generator: number, named: number) => {
        twins.restore(prepared());
        twins.setSlot(0, 4321);
        const words: readonly (readonly [number, number])[] = [
          [FRAME + FRAME_RETURN, returns],
          [FRAME + FRAME_GENERATOR, generator],
          [FRAME + FRAME_PREVIOUS, CALLER],
          [CALLER + FRAME_SP, (CALLER + FRAME_LOCALS) / 4 + 1],
          [CALLER + FRAME_PC, 0x7004 / 4],
          [0x7000, named],
          [TS_DEPTH, 5],
        ];
        for (const [at, word] of words) setWord(twins, at, word);
      };
      prepare(2, 0, 17);
      expectExit(twins, twin, RETURNED, null, "to an interpreted caller");
      twins.each(({ view }) => {
        const seen = [TS_FRAME, TS_DEPTH, CALLER + FRAME_LOCALS + 4].map((at) =>
          view.getInt32(at, true)
        );
        same(seen, [CALLER, 4, 4321], "the frame, the depth and the value");
      });
      prepare(2, 0, FIRST_CONTINUATION - 30);
      expectExit(twins, twin, RETURNED, null, "to a compiled caller whose code is gone");
      twins.link(30, continuation);
      prepare(2, 0, FIRST_CONTINUATION - 30);
      expectExit(twins, twin, 0, [4321], "to a compiled caller");
      prepare(1, 0, 17);
      expectExit(twins, twin, 0, [4321], "of a frame that returns in another way");
      prepare(2, 0x5000, 17);
      expectExit(twins, twin, 0, [4321], "of a generator");
    },
  },
  {
    name: "the interpreter is called with the frame in memory, and says whether to go on",
    check(twins) {
      const t = new TraceBuilder();
      const [i, word] = [t.leaving(t.snapshot(), "INT_ADD", t.intOf(0), t.int(1)), t.slot(1)];
      t.leaving(t.snapshot(i, word), "CALL_OUT", 0, 0, 0, 2);
      const [top, below] = [t.op("TAKE"), t.op("TAKE", 0, 0, 0, 1)];
      t.exit(top, below, t.op("INT_OR", i, t.int(1)));
      const twin = twins.compile(t.region(8));
      for (const goesOn of [1, 0]) {
        const seen: unknown[] = [];
        const doInstruction = (words: number) => {
          const view = boundView();
          const stored = [0, 1].map((i) => view.getInt32(HANDED_OVER_AT + 4 * i, true));
          seen.push([words, ...stored]);
          view.setInt32(EXIT_VALUES, 71, true);
          view.setInt32(EXIT_VALUES + 8, 73, true);
          return goesOn;
        };
        withInterpreter(twin, doInstruction, () => {
          twins.setInt(0, 12);
          twins.setSlot(1, 0x5200);
          const { exit } = twins.enter(twin, "a call of the interpreter");
          same(exit, goesOn === 1 ? 2 : STATE_IN_MEMORY, "the exit");
          twins.compareMemory("what a call of the interpreter leaves");
        });
        same(seen, [[2, 27, 0x5200], [2, 27, 0x5200]], "what the interpreter sees");
      }
    },
  },
  {
    name: "a region is entered again while it runs, and each keeps its values",
    check(twins) {
      const t = new TraceBuilder();
      const [n, x] = [t.intOf(0), t.floatOf(1)];
      const y = t.op("FLOAT_ADD", x, t.op("INT_FLOAT", n));
      t.leaving(t.snapshot(n), "CALL_OUT", 0, 0, 0, 0);
      t.exit(n, y);
      const twin = twins.compile(t.region(8));
      let depth = 0;
      const doInstruction = () => {
        if (depth === 5) return 1;
        depth++;
        const view = boundView();
        const slot = FRAME + FRAME_LOCALS;
        view.setInt32(slot, 2 * (100 + depth) + 1, true);
        const tested = boundMemory() === twins.tested.memory;
        (tested ? twin.tested : twin.reference).enter(FRAME);
        depth--;
        return 1;
      };
      withInterpreter(twin, doInstruction, () => {
        twins.setInt(0, 3);
        twins.setFloat(1, 0.5);
        expectExit(twins, twin, 1, [3, 3.5], "six activations");
      });
    },
  },
  {
    name: "what the interpreter throws comes out of the shim, and the region can be entered again",
    check(twins) {
      const t = new TraceBuilder();
      const n = t.intOf(0);
      t.leaving(t.snapshot(n), "CALL_OUT", 0, 0, 0, 0);
      t.exit(n);
      const twin = twins.compile(t.region(8));
      let throws = true;
      const doInstruction = () => {
        if (throws) throw new RangeError("thrown on the way");
        return 1;
      };
      withInterpreter(twin, doInstruction, () => {
        twins.setInt(0, 3);
        const { error } = twins.enter(twin, "a helper that throws");
        same(error instanceof RangeError, true, "the same error is thrown");
        throws = false;
        expectExit(twins, twin, 1, [3], "behind it");
      });
    },
  },
  {
    name: "a routine of the interpreter gets its operands, and words that were passed",
    check(twins) {
      const t = new TraceBuilder();
      const words = [0, 1, 2].map((slot) => t.slot(slot));
      words.forEach((word, i) => t.op("PASS", word, 0, 0, i));
      const joined = t.leaving(t.snapshot(...words), "JOIN", 0, 0, 0, 3);
      t.exit(joined, ...words);
      const twin = twins.compile(t.region(1));
      [0x5000, 0x5100, 0x5200].forEach((word, slot) => twins.setSlot(slot, word));
      twins.each((bench) => bench.routineResult = 0);
      expectExit(twins, twin, 0, [0x5000, 0x5100, 0x5200], "a refusal");
      twins.each((bench) => bench.routineResult = 0x5300);
      expectExit(twins, twin, 1, [0x5300, 0x5000, 0x5100, 0x5200], "a result");
    },
  },
  {
    name: "300 regions come and go, and none takes another's place",
    check(twins) {
      const alive: { id: number; twin: TwinRegion }[] = [];
      for (let id = 0; id < 300; id++) {
        const t = new TraceBuilder();
        t.exit(t.op("INT_XOR", t.intOf(0), t.int(id)));
        alive.push({ id, twin: twins.compile(t.region(id)) });
        if (id % 3 === 2) twins.free(alive.splice((id * 7) % alive.length, 1)[0].twin);
        if (id % 50 !== 49) continue;
        twins.setInt(0, 1 << 20);
        for (const each of alive) {
          expectExit(twins, each.twin, 0, [each.id ^ (1 << 20)], `region ${each.id}`);
        }
      }
    },
  },
  {
    name: "a region of thousands of micro-ops",
    check(twins) {
      const t = new TraceBuilder();
      let [i, x] = [t.intOf(0), t.floatOf(1)];
      for (let step = 0; step < 1500; step++) {
        i = t.leaving(t.snapshot(i, x), "INT_ADD", i, t.int(step & 7));
        x = t.op("FLOAT_ADD", x, t.op("INT_FLOAT", i));
      }
      t.exit(i, x);
      const region = t.region(1);
      const twin = twins.compile(region);
      for (const start of [0, 0x3ffff800, 0x3fffffff]) {
        twins.setInt(0, start);
        twins.setFloat(1, 0.5);
        twins.enter(twin, `from ${start}`);
      }
      same(exitOf(region, t, t.trace.length - 1).ends, true, "the last exit ends the trace");
    },
  },
];
