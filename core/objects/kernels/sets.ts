/**
 * Kernels for the hash tables of sets (values/set_table.ts, whose probe order, growth and answers they share). They decide
 * what small ints and Latin-1 strs can decide, and stop at the first key that takes more: another comparison, a larger
 * table, a hash that is not known. Their caller does that key and goes on behind it.
 */
import { ARRAY_ITEMS, LENGTH, TEXT_HASH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import {
  SET_FILL,
  SET_LINEAR_PROBES,
  SET_MASK,
  SET_PERTURB_SHIFT,
  SET_SLOT_WORDS,
  SET_TABLE,
} from "../../heap/layouts/dict.ts";
import { DUMMY } from "../../heap/map.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import {
  type Builder,
  type Helper,
  type Kernel,
  kernel,
  result,
  type Variable,
} from "../../kernel/statements.ts";
import { STR1_SHAPE } from "../well_known.ts";

type Word = Variable<I32>;

const I32S = (count: number) => new Array<"i32">(count).fill("i32");
const internal = (name: string, parameters: number) =>
  ({ name, parameters: I32S(parameters), result: "i32" }) as Helper & { readonly result: "i32" };

const SLOT_BYTES = 4 * SET_SLOT_WORDS;
const KEY = 4;
const HIGH = 8;

// Answers of setFind. ORDER: values/set_table.ts.
const UNDECIDED = -3;
const ABSENT_BASE = -8;
/** After so many rounds of probes the caller searches, and charges them. */
const ROUNDS = 16;
/** Strs from this length on are hashed by the caller, who charges it. */
const HASHED_LENGTH = 1024;

/** textEquals(a, b): 1 or 0 for two Latin-1 strs, -1 for other objects. */
const TEXT_EQUALS = internal("textEquals", 2);

function buildTextEquals(): Kernel {
  return kernel("textEquals", I32S(2), "i32", (k, ...parameters) => {
    const [a, b] = parameters as Word[];
    k.if(
      word(a).ne(STR1_SHAPE).or(word(b).ne(STR1_SHAPE)),
      () => k.return(int(-1)),
    );
    const length = k.let(word(a, LENGTH).shr(1));
    k.if(word(b, LENGTH).shr(1).ne(length), () => k.return(int(0)));
    const end = k.let(a.add(length));
    const words = k.let(end.sub(3));
    k.block((leave) => {
      k.gotoIf(a.geU(words), leave);
      k.loop((again) => {
        k.if(word(a, TEXT_UNITS).ne(word(b, TEXT_UNITS)), () => k.return(int(0)));
        k.set(a, a.add(4));
        k.set(b, b.add(4));
        k.gotoIf(a.ltU(words), again);
      });
    });
    k.block((leave) => {
      k.gotoIf(a.geU(end), leave);
      k.loop((again) => {
        k.if(byte(a, TEXT_UNITS).ne(byte(b, TEXT_UNITS)), () => k.return(int(0)));
        k.set(a, a.add(1));
        k.set(b, b.add(1));
        k.gotoIf(a.ltU(end), again);
      });
    });
    k.return(int(1));
  });
}

/** setFind(set, key, hash, high): the key's slot, ABSENT_BASE - the slot where it belongs, or UNDECIDED. */
const FIND = internal("setFind", 4);

function buildFind(): Kernel {
  return kernel("setFind", I32S(4), "i32", (k, ...parameters) => {
    const [set, key, hash, high] = parameters as Word[];
    const table = k.let(word(set, SET_TABLE));
    k.if(table.eq(0), () => k.return(int(ABSENT_BASE)));
    const mask = k.let(word(set, SET_MASK).shr(1));
    const walk = new Walk(k, hash, high, mask);
    const deleted = k.let(int(-1));
    const rounds = k.let(int(ROUNDS));
    k.loop((again) => {
      walk.begin(table);
      k.loop((next) => {
        const other = k.let(word(walk.at, KEY));
        k.if(
          other.eq(0),
          () => k.return(int(ABSENT_BASE).sub(select(deleted.lt(0), walk.probe, deleted))),
        );
        k.if(other.eq(DUMMY), () => k.set(deleted, walk.probe), () => {
          k.if(word(walk.at).eq(hash), () => {
            k.if(other.eq(key), () => k.return(walk.probe));
            k.if(other.and(key).and(1).eq(0), () => {
              k.if(other.or(key).and(1), () => k.return(int(UNDECIDED)));
              const same = k.let(result(TEXT_EQUALS, other, key));
              k.if(same.lt(0), () => k.return(int(UNDECIDED)));
              k.if(same, () => k.return(walk.probe));
            });
          });
        });
        walk.step();
        k.gotoIf(walk.probe.le(walk.last), next);
      });
      walk.jump();
      k.set(rounds, rounds.sub(1));
      k.gotoIf(rounds, again);
    });
    k.return(int(UNDECIDED));
  });
}

/** The probe sequence of a hash: runs of neighbouring slots. */
class Walk {
  readonly #k: Builder;
  readonly #mask: Word;
  readonly #slot: Word;
  readonly #low: Word;
  readonly #upper: Word;
  readonly probe: Word;
  readonly last: Word;
  /** Address of the slot `probe`. */
  readonly at: Word;

  constructor(k: Builder, hash: Word, high: Word, mask: Word) {
    this.#k = k;
    this.#mask = mask;
    this.#slot = k.let(hash.shr(1).and(mask));
    this.#low = k.let(hash.shrU(1).or(high.shr(1).shl(31)));
    this.#upper = k.let(high.shr(2));
    this.probe = k.variable("i32");
    this.last = k.variable("i32");
    this.at = k.variable("i32");
  }

  /** Begins a run. */
  begin(table: Word): void {
    const end = this.#k.let(this.#slot.add(SET_LINEAR_PROBES));
    this.#k.set(this.last, select(end.le(this.#mask), end, this.#slot));
    this.#k.set(this.probe, this.#slot);
    this.#k.set(this.at, slotAddress(table, this.#slot));
  }

  step(): void {
    this.#k.set(this.probe, this.probe.add(1));
    this.#k.set(this.at, this.at.add(SLOT_BYTES));
  }

  /** Goes to the next run. */
  jump(): void {
    const k = this.#k;
    k.set(
      this.#low,
      this.#low.shrU(SET_PERTURB_SHIFT).or(this.#upper.shl(32 - SET_PERTURB_SHIFT)),
    );
    k.set(this.#upper, this.#upper.shrU(SET_PERTURB_SHIFT));
    k.set(this.#slot, this.#slot.mul(5).add(1).add(this.#low).and(this.#mask));
  }
}

function slotAddress(table: I32, slot: I32): I32 {
  return table.add(ARRAY_ITEMS).add(slot.mul(SLOT_BYTES));
}

/** setAdd(set, key, hash, high): 1 added, 0 already there, -1: the caller must do it. */
const ADD = internal("setAdd", 4);

function buildAdd(): Kernel {
  return kernel("setAdd", I32S(4), "i32", (k, ...parameters) => {
    const [set, key, hash, high] = parameters as Word[];
    const found = k.let(result(FIND, set, key, hash, high));
    k.if(found.ge(0), () => k.return(int(0)));
    const table = k.let(word(set, SET_TABLE));
    k.if(found.eq(UNDECIDED).or(table.eq(0)), () => k.return(int(-1)));
    const at = k.let(slotAddress(table, int(ABSENT_BASE).sub(found)));
    k.if(word(at, KEY).eq(0), () => {
      const fill = k.let(word(set, SET_FILL).add(2));
      // Tagged, both sides are twice the numbers that set_table.ts compares.
      k.if(
        fill.sub(1).mul(5).ge(word(set, SET_MASK).sub(1).mul(3)),
        () => k.return(int(-1)),
      );
      k.word(set, SET_FILL, fill);
    });
    k.word(at, 0, hash);
    k.word(at, KEY, key);
    k.word(at, HIGH, high);
    k.word(set, LENGTH, word(set, LENGTH).add(2));
    k.return(int(1));
  });
}

/** Calls `body` for each key of `set` from `slot` on, which the loop counts; then returns the number of slots. */
function forEachKey(k: Builder, set: Word, slot: Word, body: (at: Word, key: Word) => void): void {
  const table = k.let(word(set, SET_TABLE));
  const slots = k.let(word(set, SET_MASK).shr(1).add(1));
  k.block((leave) => {
    k.gotoIf(table.eq(0), leave);
    const at = k.let(slotAddress(table, slot));
    k.loop((again) => {
      k.gotoIf(slot.ge(slots), leave);
      const key = k.let(word(at, KEY));
      k.if(key.ne(0).and(key.ne(DUMMY)), () => body(at, key));
      k.set(slot, slot.add(1));
      k.set(at, at.add(SLOT_BYTES));
      k.goto(again);
    });
  });
  k.return(slots);
}

/**
 * setSelect(set, other, target, wanted, slot): adds to `target` the keys of `set`, from a slot on, that are (wanted 1) or
 * are not (0) in `other`. The result is the slot where the caller must go on, or the number of slots.
 */
function buildSelect(): Kernel {
  return kernel("setSelect", I32S(5), "i32", (k, ...parameters) => {
    const [set, other, target, wanted, slot] = parameters as Word[];
    forEachKey(k, set, slot, (at, key) => {
      const found = k.let(result(FIND, other, key, word(at), word(at, HIGH)));
      k.if(found.eq(UNDECIDED), () => k.return(slot));
      k.if(found.ge(0).eq(wanted), () => {
        const added = k.let(result(ADD, target, key, word(at), word(at, HIGH)));
        k.if(added.lt(0), () => k.return(slot));
      });
    });
  });
}

/** setMerge(target, source, slot): adds the keys of `source` from a slot on. The result is as setSelect's. */
function buildMerge(): Kernel {
  return kernel("setMerge", I32S(3), "i32", (k, ...parameters) => {
    const [target, source, slot] = parameters as Word[];
    forEachKey(k, source, slot, (at, key) => {
      const added = k.let(result(ADD, target, key, word(at), word(at, HIGH)));
      k.if(added.lt(0), () => k.return(slot));
    });
  });
}

/** setMissing(set, other, slot): the first slot from one on whose key is not seen to be in `other`, or the number of slots. */
function buildMissing(): Kernel {
  return kernel("setMissing", I32S(3), "i32", (k, ...parameters) => {
    const [set, other, slot] = parameters as Word[];
    forEachKey(k, set, slot, (at, key) => {
      const found = k.let(result(FIND, other, key, word(at), word(at, HIGH)));
      k.if(found.lt(0), () => k.return(slot));
    });
  });
}

/**
 * setRefill(table, mask, source, sourceMask): puts the keys of a table into an empty one. The result is how many rounds of
 * probes were needed beyond ROUNDS for a key.
 */
function buildRefill(): Kernel {
  return kernel("setRefill", I32S(4), "i32", (k, ...parameters) => {
    const [table, mask, source, sourceMask] = parameters as Word[];
    const cost = k.let(int(0));
    const from = k.let(source.add(ARRAY_ITEMS));
    const end = k.let(slotAddress(source, sourceMask.add(1)));
    k.loop((again) => {
      const key = k.let(word(from, KEY));
      k.if(key.ne(0).and(key.ne(DUMMY)), () => {
        const hash = k.let(word(from));
        const high = k.let(word(from, HIGH));
        const walk = new Walk(k, hash, high, mask);
        const rounds = k.let(int(0));
        k.block((placed) => {
          k.loop((round) => {
            walk.begin(table);
            k.loop((next) => {
              k.if(word(walk.at, KEY).eq(0), () => {
                k.word(walk.at, 0, hash);
                k.word(walk.at, KEY, key);
                k.word(walk.at, HIGH, high);
                k.goto(placed);
              });
              walk.step();
              k.gotoIf(walk.probe.le(walk.last), next);
            });
            walk.jump();
            k.set(rounds, rounds.add(1));
            k.goto(round);
          });
        });
        k.if(rounds.ge(ROUNDS), () => k.set(cost, cost.add(rounds)));
      });
      k.set(from, from.add(SLOT_BYTES));
      k.gotoIf(from.ltU(end), again);
    });
    k.return(cost);
  });
}

/** textHash(text): the hash of a Latin-1 str (values/text.ts: strHash), which keeps it; 0 when the caller must compute it. */
const TEXT_HASH_OF = internal("textHash", 1);

function buildTextHash(): Kernel {
  return kernel("textHash", I32S(1), "i32", (k, ...parameters) => {
    const [text] = parameters as Word[];
    const known = k.let(word(text, TEXT_HASH));
    k.if(known, () => k.return(known));
    const length = k.let(word(text, LENGTH).shr(1));
    k.if(length.ge(HASHED_LENGTH), () => k.return(int(0)));
    const hash = k.let(int(0x811c9dc5));
    const at = k.let(text);
    const end = k.let(text.add(length));
    k.block((leave) => {
      k.gotoIf(at.geU(end), leave);
      k.loop((again) => {
        k.set(hash, hash.xor(byte(at, TEXT_UNITS)).mul(0x01000193));
        k.set(at, at.add(1));
        k.gotoIf(at.ltU(end), again);
      });
    });
    k.set(hash, hash.xor(hash.shrU(15)).and(0x3fffffff).shl(1).or(1));
    k.word(text, TEXT_HASH, hash);
    k.return(hash);
  });
}

/** setAddWords(set, at, end): adds the words from an address on; the result is the address where the caller must go on, or end. */
function buildAddWords(): Kernel {
  return kernel("setAddWords", I32S(3), "i32", (k, ...parameters) => {
    const [set, at, end] = parameters as Word[];
    const hash = k.variable("i32");
    const high = k.variable("i32");
    k.block((leave) => {
      k.gotoIf(at.geU(end), leave);
      k.loop((again) => {
        const key = k.let(word(at));
        k.if(key.and(1), () => {
          k.set(hash, select(key.eq(-1), int(-3), key));
          k.set(high, select(key.lt(0), int(-1), int(1)));
        }, () => {
          k.gotoIf(key.eq(0), leave);
          k.gotoIf(word(key).ne(STR1_SHAPE), leave);
          k.set(hash, result(TEXT_HASH_OF, key));
          k.gotoIf(hash.eq(0), leave);
          k.set(high, int(1));
        });
        const added = k.let(result(ADD, set, key, hash, high));
        k.gotoIf(added.lt(0), leave);
        k.set(at, at.add(4));
        k.gotoIf(at.ltU(end), again);
      });
    });
    k.return(at);
  });
}

/** The kernels of this file. */
export function buildSets(): Kernel[] {
  return [
    buildTextEquals(),
    buildFind(),
    buildAdd(),
    buildSelect(),
    buildMerge(),
    buildMissing(),
    buildRefill(),
    buildTextHash(),
    buildAddWords(),
  ];
}
