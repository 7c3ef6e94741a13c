/**
 * Which classes change while compiled code runs: code that relies on such a class (on its version) is left again and again,
 * and what grows at the exit relies on the next version. So what is looked up in one is left to the interpreter.
 */
import { TYPE_VERSION } from "../heap/layouts/type.ts";
import { TS_ATTRIBUTE_KINDS } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";
import type { Exit, Region } from "./region.ts";

/** Exits at which a class may be found changed until it is taken for one that changes. */
const CHANGES_MOST = 2;
const VERSION = field(TYPE_VERSION, MemoryClass.DICT);
const KINDS = field(TS_ATTRIBUTE_KINDS, MemoryClass.DICT);

/** What one runtime knows of its classes. An address that serves another class later costs that one only speed. */
export class ClassChanges {
  readonly #changes = new Map<number, number>();

  /** Whether code should not rely on the class. */
  isUnstable(type: number): boolean {
    return (this.#changes.get(type) ?? 0) >= CHANGES_MOST;
  }

  /** Looks whether an exit that has been taken was left because a class had changed. */
  noteExit(region: Region, exit: Exit): void {
    const { trace } = exit;
    const number = region.exits.indexOf(exit);
    const unit = region.units.find((each) => each.trace === trace)!;
    for (let ref = 1; ref < trace.length; ref++) {
      if (unit.exitOf[ref] !== number || trace.op[ref] !== U.GUARD_IS) continue;
      const version = trace.a[ref];
      const type = trace.a[version];
      if (trace.op[version] !== U.FIELD || trace.immediate[version] !== VERSION) continue;
      if (trace.op[type] !== U.CONST_WORD) continue;
      const address = trace.immediate[type];
      if (H32[(address + TYPE_VERSION) >> 2] === trace.immediate[ref]) continue;
      this.#changes.set(address, (this.#changes.get(address) ?? 0) + 1);
    }
  }
}

/** Makes sure that the class has the version that it has now. Leaves the instruction to the interpreter if it changes. */
export function guardClass(r: Recorder, type: number): void {
  if (r.classChanges?.isUnstable(type)) unsupported("a class that changes");
  const version = r.emit(U.FIELD, r.emitter.word(type), 0, 0, VERSION);
  r.emit(U.GUARD_IS, version, 0, 0, H32[(type + TYPE_VERSION) >> 2]);
}

/**
 * Makes sure that no class has gained a data descriptor or the like since now, which would make reading a slot by the shape of
 * the object wrong. Unlike its version that is no matter of how often a class's other attributes change.
 */
export function guardKinds(r: Recorder): void {
  const kinds = r.emit(U.FIELD, r.emitter.word(0), 0, 0, KINDS);
  r.emit(U.GUARD_IS, kinds, 0, 0, H32[TS_ATTRIBUTE_KINDS >> 2]);
}
