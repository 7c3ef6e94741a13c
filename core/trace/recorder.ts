/**
 * The recorder: beside the interpreter, which runs the program one instruction at a time, it writes down what each
 * instruction does as micro-ops, with guards for what it saw.
 *
 * It keeps an image of the frames in which each local and stack word is a ref (or is still what memory holds). An
 * instruction's handler (record_*.ts) first emits its guards and values from refs it peeks at, then changes the image: so
 * all its guards share one snapshot, the state at its beginning.
 */
import { Op } from "../compiler/opcodes.ts";
import { ARRAY_ITEMS, FLOAT_VALUE, RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_FRAME_BYTES, CODE_INSTRUCTIONS, CODE_LOCAL_COUNT } from "../heap/layouts/callable.ts";
import {
  FRAME_CODE,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_SP,
} from "../heap/layouts/frame.ts";
import { FALSE, TRUE, TS_FRAME, TS_HANDLED } from "../heap/map.ts";
import { H32, HF64 } from "../heap/memory.ts";
import { RETURN_PUSH } from "../interpreter/frames.ts";
import { FLOAT_SHAPE } from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import type { ClassChanges } from "./class_changes.ts";
import { Emitter } from "./emitter.ts";
import {
  BOOL,
  field,
  fieldClass,
  fieldOffset,
  FLOAT,
  INT,
  MemoryClass,
  MICRO_OP_NAMES,
  U,
  WORD,
} from "./micro_ops.ts";
import { holdsSlot, slotOfGenerator } from "./generator_slots.ts";
import { type Arrival, raisingTo } from "./raising.ts";
import { shapeOf } from "./recorded_call.ts";
import type { Exit } from "./region.ts";
import { type FrameSnapshot, isInMemory, RETREAT, Trace } from "./trace.ts";

/** Calls inlined at most at a time. */
const INLINE_MOST = 12;
/**
 * A function that calls itself is followed into itself so many times, as long as the trace is short in all and for each
 * call. The calls at the leaves, most of all calls, are inlined then. (fib: 3 times as fast, binary_trees: 2 times; without
 * the limits of length an interpreter's recursive `evaluate` took a third longer to get hot.)
 */
const RECURSION_MOST = 5;
/** See RECURSION_MOST. */
const RECURSION_LENGTH_MOST = 100;
/** See RECURSION_MOST. */
const RECURSION_STEP_MOST = 40;
/** Micro-ops that a trace has at most before its loop is made. */
const LENGTH_MOST = 2000;

/** Regions are counted from 1: the link cell of this one names nothing. */
const NO_REGION = 0;

/** The word of the thread state that says which exception is handled. */
const HANDLED = field(TS_HANDLED, MemoryClass.THREAD);

const { LOAD_ATTR, LOAD_METHOD } = Op;

/** INPUT_* by type. */
const INPUTS = [0, U.INPUT_WORD, U.INPUT_INT, U.INPUT_FLOAT, U.INPUT_BOOL];

/** The image of a frame. */
export class FrameImage {
  readonly code: number;
  /** Ref of the function; 0 for the frame that the region is entered with, and for generators'. */
  readonly fn: number;
  /** Ref of the generator that was resumed, 0 for other frames. */
  readonly generator: number;
  /** Of a generator that was resumed: what was handled then, as `Recorder.handled` has it. */
  inherited = 0;
  /** The frame's address while the trace is recorded. */
  readonly address: number;
  readonly returns: number;
  readonly aux: number;
  /** Word index of the code's first instruction. */
  readonly first: number;
  readonly localCount: number;
  /** Refs of locals and stack words; 0: what memory holds (entered frame and generators only). */
  readonly slots: number[] = [];
  /** Locals and stack words in use. */
  height: number;
  /** Where it goes on when the frame above is done: words from `first`. */
  pc = 0;
  /** It goes on with an instruction that has been begun (enterMethod). */
  repeats = false;
  /** What exits rebuild, as long as nothing of it changes: most of a trace's snapshots differ in the innermost frame only. */
  snapshot: FrameSnapshot | null = null;

  constructor(
    code: number,
    fn: number,
    address: number,
    returns: number,
    aux: number,
    generator = 0,
  ) {
    this.code = code;
    this.fn = fn;
    this.generator = generator;
    this.address = address;
    this.returns = returns;
    this.aux = aux;
    this.first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
    this.localCount = H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1;
    this.height = this.localCount;
  }

  /** What it takes of the frame stack. */
  bytes(): number {
    return this.generator === 0 ? frameBytes(this.code) : 0;
  }
}

/** An instruction that was recorded. */
export interface RecordedInstruction {
  /** Its code object, and its offset there in words. */
  readonly code: number;
  readonly pc: number;
  /** Its word: opcode and argument. */
  readonly word: number;
  /** Calls that are inlined around it. */
  readonly depth: number;
  /** Ref of its first micro-op. */
  readonly first: number;
}

/** Records one trace. */
export class Recorder {
  readonly trace = new Trace();
  readonly emitter = new Emitter(this.trace);
  /** The frames, outermost first. */
  readonly frames: FrameImage[] = [];
  /** The innermost frame. */
  frame: FrameImage;
  /** Word index of the instruction that is recorded. */
  pc = 0;
  /** What was recorded, when somebody wants to know (`--dump=trace`). */
  trail: RecordedInstruction[] | null = null;
  /** Instructions recorded, and those of them that are left to the interpreter. */
  instructions = 0;
  callOuts = 0;
  /** Steps of fuel. */
  steps = 0;
  /** Whether it continues an exit, at which something was not as it usually is. */
  isSide = false;
  /** Whether the trace may end where the entered frame returns. */
  mayReturn = false;
  /** Whether it has ended: there is no loop to be made. */
  ended = false;
  /** Whether a function that is being recorded may be called again: the trace will end at a region of it. */
  continuesIn: (code: number) => boolean = () => false;
  /** Ref of the exception that is handled, a word 0 where none is; 0: what the thread state says. */
  handled = 0;
  /** Where the instruction goes on that was recorded as one that raises; null: it was not. */
  raisesTo: Arrival | null = null;
  /** What is known of classes that change; null: nothing. */
  classChanges: ClassChanges | null = null;
  /** What is still to be recorded of an instruction when the interpreter has done it: given the next pc. */
  afterwards: ((next: number) => void) | null = null;
  #snapshot = -1;
  /** What the state was when the instruction began. */
  readonly #begun = {
    length: 1,
    snapshots: 0,
    frames: 0,
    height: 0,
    handled: 0,
    callOuts: 0,
    shape: 0,
  };
  /** What the instruction has overwritten in the frames' images: slots, index, ref. */
  readonly #overwritten: (number[] | number)[] = [];
  /** Generators' frames whose `inherited` the instruction has set. */
  readonly #inheriting: FrameImage[] = [];
  /** Sunk objects of the parent by their refs there. */
  #remade: Map<number, number> | null = null;
  /** What the thread state said of the exception that is handled, and the ref that it was found to be the same as. */
  #known = 0;
  #knownAs = 0;
  #inlinedBytes = 0;
  readonly #snapshotOf = (frame: FrameImage) => frame.snapshot ??= snapshotOf(this.trace, frame);

  private constructor() {
    this.frame = null!;
    this.emitter.snapshot = () => this.#takeSnapshot();
  }

  /** Begins a trace in the frame at an address, of which nothing is known. */
  static atFrame(frame: number): Recorder {
    const recorder = new Recorder();
    const image = new FrameImage(H32[(frame + FRAME_CODE) >> 2], 0, frame, RETURN_PUSH, 0);
    image.height = recorder.#actualHeight(frame);
    recorder.frame = image;
    recorder.frames.push(image);
    return recorder;
  }

  /** Begins a side trace at an exit whose frames have just been restored. */
  static atExit(exit: Exit): Recorder {
    const { trace: parent, snapshot } = exit;
    const recorder = new Recorder();
    recorder.#remake(exit);
    recorder.trace.dirty = parent.dirty;
    recorder.handled = snapshot.handled === 0 ? 0 : recorder.#input(parent, snapshot.handled);
    const addresses: number[] = [];
    for (let frame = H32[TS_FRAME >> 2]; addresses.length < snapshot.frames.length;) {
      addresses.unshift(frame);
      frame = H32[(frame + FRAME_PREVIOUS) >> 2];
    }
    snapshot.frames.forEach((frame, depth) => {
      const fn = frame.fn === 0 ? 0 : recorder.#input(parent, frame.fn);
      const aux = frame.aux === 0 ? 0 : recorder.#input(parent, frame.aux);
      const generator = frame.generator === 0 ? 0 : recorder.#input(parent, frame.generator);
      const { code, returns } = frame;
      const image = new FrameImage(code, fn, addresses[depth], returns, aux, generator);
      image.height = frame.height;
      image.pc = frame.pc;
      image.inherited = frame.inherited === 0 ? 0 : recorder.#input(parent, frame.inherited);
      for (let i = 0; i < frame.slots.length; i += 2) {
        const [slot, ref] = [frame.slots[i], frame.slots[i + 1]];
        if (depth === 0 && isInMemory(parent, slot, ref)) continue;
        image.slots[slot] = recorder.#input(parent, ref);
      }
      if (depth > 0) recorder.#inlinedBytes += image.bytes();
      recorder.frames.push(image);
      recorder.frame = image;
    });
    return recorder;
  }

  /** Makes the objects anew that the parent has sunk. They may be sunk in this trace too. */
  #remake({ trace, objects }: Exit): void {
    if (objects.length === 0) return;
    const { emitter } = this;
    const remade = this.#remade = new Map<number, number>();
    emitter.snapshot = () => RETREAT;
    for (const { ref, size, shape } of objects) {
      remade.set(ref, this.emit(U.NEW, emitter.word(shape), 0, 0, size));
    }
    for (const { ref, fields } of objects) {
      const object = remade.get(ref)!;
      for (let i = 0; i < fields.length; i += 2) {
        const value = this.word(this.#input(trace, fields[i + 1]));
        const memoryClass = this.#classOf(trace, ref, fields[i]);
        if (memoryClass === MemoryClass.ITEMS) {
          const index = emitter.int((fields[i] - ARRAY_ITEMS) >> 2);
          this.emit(U.SET_ITEM, object, index, value, memoryClass);
        } else this.emit(U.SET_FIELD, object, value, 0, field(fields[i], memoryClass));
      }
    }
    emitter.snapshot = () => this.#takeSnapshot();
  }

  /** The memory class by which the parent stored to a sunk object's field. */
  #classOf(parent: Trace, object: number, offset: number): number {
    for (let ref = object + 1; ref < parent.length; ref++) {
      if (parent.a[ref] !== object) continue;
      if (parent.op[ref] === U.SET_ITEM) {
        if (ARRAY_ITEMS + 4 * parent.immediate[parent.b[ref]] === offset) return MemoryClass.ITEMS;
      } else if (parent.op[ref] === U.SET_FIELD && fieldOffset(parent.immediate[ref]) === offset) {
        return fieldClass(parent.immediate[ref]);
      }
    }
    throw new Error("Cannot make an object anew: nothing is stored in its field");
  }

  /** A value of the parent trace. */
  #input(parent: Trace, ref: number): number {
    const { emitter } = this;
    const remade = this.#remade?.get(ref);
    if (remade !== undefined) return remade;
    if (parent.sunk[ref] !== 0) return this.#input(parent, parent.a[ref]); // a boxed float
    const immediate = parent.immediate[ref];
    switch (parent.op[ref]) {
      case U.CONST_INT:
        return emitter.int(immediate);
      case U.CONST_WORD:
        return emitter.word(immediate);
      case U.CONST_BOOL:
        return emitter.bool(immediate !== 0);
      case U.CONST_FLOAT:
        return emitter.float(parent.floats[immediate]);
    }
    return emitter.emit(INPUTS[parent.type[ref]], 0, 0, 0, ref);
  }

  #actualHeight(frame: number): number {
    return H32[(frame + FRAME_SP) >> 2] - ((frame + FRAME_LOCALS) >> 2);
  }

  /** Whether this is the trace's first instruction. */
  isFirst(): boolean {
    return this.instructions === 1;
  }

  /** Whether the innermost frame's function was called further out, and often enough to be entered anew by a call. */
  closesRecursion(): boolean {
    const { code } = this.frame;
    let calls = -1;
    for (const frame of this.frames) if (frame.code === code) calls++;
    if (calls === 0) return false;
    const lengthMost = Math.min(RECURSION_LENGTH_MOST, RECURSION_STEP_MOST * calls);
    return calls >= RECURSION_MOST || this.trace.length > lengthMost;
  }

  /** Counts a step of fuel: a back edge, or the beginning of a function. */
  countStep(): void {
    this.steps++;
    this.emit(U.COUNT_STEP);
  }

  /** Begins an instruction: `pc` is its word index, the running frame is the innermost. */
  begin(pc: number): void {
    if (this.trace.length > LENGTH_MOST) throw new RecordingAborted("TOO_LONG");
    this.instructions++;
    this.pc = pc;
    this.goOnAt(pc);
    this.trail?.push({
      code: this.frame.code,
      pc: this.frame.pc,
      word: H32[pc],
      depth: this.frames.length - 1,
      first: this.trace.length,
    });
    this.#snapshot = -1;
    this.raisesTo = null;
    const begun = this.#begun;
    begun.length = this.trace.length;
    begun.snapshots = this.trace.snapshots.length;
    begun.frames = this.frames.length;
    begun.height = this.frame.height;
    begun.handled = this.handled;
    begun.callOuts = this.callOuts;
    const opcode = H32[pc] & 0xff;
    begun.shape = opcode === LOAD_ATTR || opcode === LOAD_METHOD ? shapeOf(this.actual(0)) : 0;
    this.#overwritten.length = 0;
    this.#inheriting.length = 0;
  }

  /**
   * Takes back what was recorded of the instruction.
   *
   * @returns false: it has left a frame, which cannot be taken back
   */
  rewind(): boolean {
    const { length, snapshots, frames, height, handled, callOuts } = this.#begun;
    if (this.frames.length < frames) return false;
    while (this.frames.length > frames) this.leave();
    const { frame } = this;
    frame.height = height;
    for (let i = this.#overwritten.length; i > 0; i -= 3) {
      const [slots, index, ref] = this.#overwritten.slice(i - 3, i) as [number[], number, number];
      slots[index] = ref;
    }
    this.#overwritten.length = 0;
    this.emitter.rewind(length);
    this.trace.snapshots.length = snapshots;
    this.#snapshot = -1;
    this.handled = handled;
    for (const each of this.frames) each.snapshot = null;
    for (const each of this.#inheriting) each.inherited = 0;
    this.#inheriting.length = 0;
    this.callOuts = callOuts;
    this.afterwards = null;
    return true;
  }

  /** The shape of the object whose attribute the instruction takes, as it was when it began; 0: it takes none of an object. */
  get shapeBefore(): number {
    return this.#begun.shape;
  }

  /** Whether the interpreter has raised to where an exception was expected to go. */
  hasArrived({ depth, pc }: Arrival): boolean {
    const { address, first } = this.frames[depth];
    return H32[TS_FRAME >> 2] === address && H32[(address + FRAME_PC) >> 2] === first + pc;
  }

  /** The state at the instruction's beginning, shared by its guards. */
  #takeSnapshot(): number {
    if (this.#snapshot < 0) {
      const { handled } = this;
      this.#snapshot = this.trace.snapshots.push({ frames: this.#snapshotFrames(), handled }) - 1;
    }
    return this.#snapshot;
  }

  /** The state at the end, where the loop closes. */
  finalSnapshot(): readonly FrameSnapshot[] {
    return this.#snapshotFrames();
  }

  #snapshotFrames(): FrameSnapshot[] {
    return this.frames.map(this.#snapshotOf);
  }

  /** Emits the micro-op of a number (`U`). See Emitter. */
  emit(op: number, a = 0, b = 0, c = 0, immediate = 0): number {
    return this.emitter.emit(op, a, b, c, immediate);
  }

  // --- the image

  /** The ref of a local or stack word. */
  slot(index: number): number {
    return this.slotOf(this.frame, index);
  }

  /** As `slot`, of any of the frames. */
  slotOf(frame: FrameImage, index: number): number {
    const known = frame.slots[index];
    if (known) return known;
    const { fn, generator } = frame;
    if (fn !== 0) return this.emitter.word(0);
    const ref = generator === 0
      ? this.emit(U.SLOT, 0, 0, 0, index)
      : this.emit(U.FIELD, generator, 0, 0, slotOfGenerator(index));
    this.#set(frame, index, ref);
    frame.snapshot = null;
    return ref;
  }

  /** The ref `depth` below the top of the stack. */
  peek(depth: number): number {
    return this.slot(this.frame.height - 1 - depth);
  }

  /** What the interpreter has there now. */
  actual(depth: number): number {
    return H32[((this.frame.address + FRAME_LOCALS) >> 2) + this.frame.height - 1 - depth];
  }

  /** What the interpreter has in a local now. */
  actualLocal(index: number): number {
    return H32[((this.frame.address + FRAME_LOCALS) >> 2) + index];
  }

  /** Replaces the top `count` words by up to two refs. */
  replace(count: number, ref = 0, second = 0): void {
    const { frame } = this;
    frame.snapshot = null;
    frame.height -= count;
    if (ref !== 0) this.#set(frame, frame.height++, ref);
    if (second !== 0) this.#set(frame, frame.height++, second);
  }

  /** As `replace`, by any number of refs. */
  replaceBy(count: number, refs: readonly number[]): void {
    const { frame } = this;
    frame.snapshot = null;
    frame.height -= count;
    for (const ref of refs) this.#set(frame, frame.height++, ref);
  }

  setSlot(index: number, ref: number): void {
    this.#set(this.frame, index, ref);
    this.frame.snapshot = null;
  }

  #set({ slots }: FrameImage, index: number, ref: number): void {
    this.#overwritten.push(slots, index, slots[index] ?? 0);
    slots[index] = ref;
  }

  // --- the exception that is handled

  /** What the thread state says is handled. */
  handledInMemory(): number {
    return this.emit(U.FIELD, this.emitter.word(0), 0, 0, HANDLED);
  }

  /** The exception that is handled, or a word 0. */
  handledNow(): number {
    return this.handled !== 0 ? this.handled : this.handledInMemory();
  }

  /** Another exception is handled: a word, 0 for none. */
  setHandled(ref: number): void {
    const before = this.handledInMemory();
    const same = ref === before || ref === this.#knownAs && before === this.#known;
    this.handled = same ? 0 : ref;
  }

  /** The thread state's word `ref` is known to be another one. */
  knowHandled(ref: number, as: number): void {
    if (this.handled !== 0) return;
    this.#known = ref;
    this.#knownAs = as === 0 ? this.emitter.word(0) : as;
  }

  /** Lets the thread state say what is handled: other code reads it. */
  storeHandled(): void {
    const { handled } = this;
    if (handled === 0) return;
    for (const frame of this.frames) {
      if (frame.generator === 0 || frame.inherited !== 0) continue;
      frame.inherited = this.handledInMemory();
      frame.snapshot = null;
      this.#inheriting.push(frame);
    }
    this.emit(U.SET_FIELD, this.emitter.word(0), handled, 0, HANDLED);
    this.handled = 0;
  }

  // --- ends and calls of the interpreter

  /** Ends the trace here: it goes on in the interpreter, perhaps in another trace later. */
  exit(pc: number, goesOn = false): void {
    this.trace.goesOn = goesOn;
    this.begin(pc);
    this.ended = true;
    this.emit(U.EXIT);
  }

  /** Ends a trace that is back at the region's head, in the entered frame or in one of a recursive call. */
  enterAnew(pc: number): void {
    this.begin(pc);
    this.ended = true;
    this.#storeFrames();
    this.emit(U.ENTER);
  }

  /** Ends a trace at the head of another region. */
  link(pc: number, region: number): void {
    this.begin(pc);
    this.ended = true;
    this.#storeFrames();
    if (this.frames.length === 1) this.emit(U.LINK, 0, 0, 0, region);
    // Where it cannot be entered, the frames are the state: an exit would push them again.
    else this.#leaveFrames(region);
  }

  /** Ends a trace before an instruction that raises out of its frames: what leads there has no exit to be rebuilt. */
  leaveRaising(pc: number): void {
    this.begin(pc);
    this.ended = true;
    this.#storeFrames();
    this.#leaveFrames(NO_REGION);
  }

  /** The frames, which are stored, are the state: for a region, or for who finds that it cannot be entered. */
  #leaveFrames(region: number): void {
    this.emit(U.SUSPEND_AT, 0, 0, 0, this.frame.pc);
    this.emit(U.SUSPEND_HEIGHT, 0, 0, 0, this.frame.height);
    this.emit(U.LINK_PUSHED, 0, 0, 0, region);
  }

  /** Ends a trace where the entered frame returns: `returns` as RETURN_*. */
  returnFrom(value: number, returns: number): void {
    this.ended = true;
    const word = this.word(value);
    this.storeHandled();
    this.emit(U.RETURN, word, 0, 0, returns);
  }

  /** Puts into the entered frame what it does not hold yet, and pushes the frames that are inlined. */
  #storeFrames(): void {
    // Boxing may leave, so it comes first.
    const stores = this.frames.map((frame, depth) => {
      const words: [slot: number, word: number][] = [];
      for (let i = 0; i < frame.height; i++) {
        const ref = frame.slots[i];
        if (ref && !(depth === 0 && isInMemory(this.trace, i, ref))) {
          words.push([i, this.word(ref)]);
        }
      }
      return { frame, words, aux: frame.aux === 0 ? this.emitter.word(0) : this.word(frame.aux) };
    });
    this.storeHandled();
    for (const [slot, word] of stores[0].words) this.emit(U.STORE_SLOT, word, 0, 0, slot);
    for (let depth = 1; depth < stores.length; depth++) {
      const below = this.frames[depth - 1];
      const { frame, words, aux } = stores[depth];
      this.emit(U.SUSPEND_AT, 0, 0, 0, below.pc);
      this.emit(U.SUSPEND_HEIGHT, 0, 0, 0, below.height);
      const pushed = this.emit(U.PUSH_FRAME, frame.fn, aux, 0, frame.returns);
      for (const [slot, word] of words) {
        const offset = field(FRAME_LOCALS + 4 * slot, MemoryClass.CONSTANT);
        this.emit(U.SET_FIELD, pushed, word, 0, offset);
      }
    }
  }

  /**
   * The interpreter does the instruction, which takes `taken` words from the stack and leaves `left` there.
   */
  callOut(taken: number, left: number): void {
    this.trace.dirty = true;
    this.callOuts++;
    this.storeHandled();
    this.emit(U.CALL_OUT, 0, 0, 0, left);
    const results = Array.from(
      { length: left },
      (_, i) => this.emit(U.TAKE, 0, 0, 0, left - 1 - i),
    );
    this.replaceBy(taken, results);
  }

  /**
   * The interpreter does the instruction, which raises, so that the program goes on elsewhere.
   *
   * @returns the exception; 0 where none is left
   */
  raiseOut(arrival: Arrival): number {
    this.trace.dirty = true;
    this.storeHandled();
    const popped = this.frames.length - 1 - arrival.depth;
    this.emit(U.CALL_OUT, 0, 0, 0, raisingTo(popped, arrival.pc));
    return arrival.height < 0 ? 0 : this.emit(U.TAKE, 0, 0, 0, 0);
  }

  // --- types

  /**
   * A ref as an int, float or bool, by the type that the actual value has.
   *
   * @returns 0 when it is none of these
   */
  number(ref: number, actual: number): number {
    const { emitter } = this;
    if (emitter.typeOf(ref) !== WORD) return ref;
    if ((actual & 1) !== 0) {
      this.emit(U.GUARD_SMALL, ref);
      return this.emit(U.UNTAG, ref);
    }
    if (actual === 0) return 0;
    if (H32[actual >> 2] === FLOAT_SHAPE) {
      this.emit(U.GUARD_KIND, ref, 0, 0, FLOAT_SHAPE);
      return this.emit(U.UNBOX, ref);
    }
    if (actual === TRUE || actual === FALSE) {
      this.emit(U.GUARD_IS, ref, 0, 0, actual);
      return emitter.bool(actual === TRUE);
    }
    return 0;
  }

  /** As number, with bools as ints. */
  arithmetic(ref: number, actual: number): number {
    const number = this.number(ref, actual);
    return number !== 0 && this.typeOf(number) === BOOL ? this.emit(U.BOOL_INT, number) : number;
  }

  /** A number as a float. */
  float(ref: number): number {
    switch (this.typeOf(ref)) {
      case FLOAT:
        return ref;
      case INT:
        return this.emit(U.INT_FLOAT, ref);
    }
    throw new Error(`Cannot make a float of ${MICRO_OP_NAMES[this.trace.op[ref]]}`);
  }

  /** A guest value that is known now as a ref: numbers and bools plain. */
  constant(value: number): number {
    const { emitter } = this;
    if ((value & 1) !== 0) return emitter.int(value >> 1);
    if (value === TRUE || value === FALSE) return emitter.bool(value === TRUE);
    if (value !== 0 && H32[value >> 2] === FLOAT_SHAPE) {
      return emitter.float(HF64[(value + FLOAT_VALUE) >> 3], value);
    }
    return emitter.word(value);
  }

  typeOf(ref: number): number {
    return this.emitter.typeOf(ref);
  }

  word(ref: number): number {
    return this.emitter.asWord(ref);
  }

  // --- calls

  /** The innermost frame goes on at a word index when the frame that is going to be entered is done. */
  goOnAt(pc: number): void {
    this.frame.pc = pc - this.frame.first;
    this.frame.snapshot = null;
  }

  /** @throws RecordingAborted when no more calls are inlined */
  requireRoom(): void {
    if (this.frames.length > INLINE_MOST) throw new RecordingAborted("TOO_DEEP");
  }

  /** A call that pushes a frame for `code`: its locals are the arguments. */
  enter(
    code: number,
    fn: number,
    args: readonly number[],
    address: number,
    returns: number,
    aux: number,
  ): void {
    const frame = new FrameImage(code, fn, address, returns, aux);
    this.#inlinedBytes += frame.bytes();
    for (let i = 0; i < frame.localCount; i++) {
      frame.slots[i] = i < args.length ? args[i] : this.emitter.word(0);
    }
    this.frames.push(frame);
    this.frame = frame;
  }

  /** A generator is resumed: of its frame only the word on top of the stack is known, what is sent. */
  enterGenerator(
    generator: number,
    address: number,
    sent: number,
    returns: number,
    aux: number,
  ): void {
    const code = H32[(address + FRAME_CODE) >> 2];
    const frame = new FrameImage(code, 0, address, returns, aux, generator);
    frame.height = this.#actualHeight(address);
    frame.slots[frame.height++] = sent;
    frame.inherited = this.handled;
    this.frames.push(frame);
    this.frame = frame;
  }

  /** Whether a generator's frame is among those that an exit must push. */
  resumesGenerators(): boolean {
    return this.frames.some((frame) => frame.generator !== 0);
  }

  /** Makes sure that a frame for `code` has room; 0: that of a generator, which has its own. */
  checkFrames(code: number): void {
    const bytes = this.#inlinedBytes + (code === 0 ? 0 : frameBytes(code));
    this.emit(U.CHECK_FRAMES, 0, 0, 0, (bytes << 8) | this.frames.length);
  }

  /** The innermost frame returns. */
  leave(): FrameImage {
    const left = this.frames.pop()!;
    this.#inlinedBytes -= left.bytes();
    this.frame = this.frames[this.frames.length - 1];
    return left;
  }
}

function frameBytes(code: number): number {
  return H32[(code + CODE_FRAME_BYTES) >> 2] >> 1;
}

/** What a snapshot's slots are gathered in: a list that grew by `push` would keep room for many more. */
const gathered: number[] = [];

function snapshotOf(trace: Trace, frame: FrameImage): FrameSnapshot {
  let length = 0;
  for (let i = 0; i < frame.height; i++) {
    const ref = frame.slots[i];
    if (!ref || holdsSlot(trace, frame.generator, i, ref)) continue;
    gathered[length++] = i;
    gathered[length++] = ref;
  }
  const slots = gathered.slice(0, length);
  return {
    code: frame.code,
    fn: frame.fn,
    generator: frame.generator,
    pc: frame.pc,
    height: frame.height,
    returns: frame.returns,
    aux: frame.aux,
    inherited: frame.inherited,
    slots,
  };
}
