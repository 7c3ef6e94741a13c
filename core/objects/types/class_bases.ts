/** Assigning `__bases__` (Objects/typeobject.c: type_set_bases). */
import { TYPE_BASE, TYPE_BASES, TYPE_MRO } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, nameOfType, raiseTypeError, typeName } from "../errors.ts";
import { isTuple, isType } from "../kinds.ts";
import { forEachSubclass, typeModified } from "../lookup.ts";
import { N } from "../names.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { finishSlots, resolveMro } from "./class_creation.ts";
import { tellAttributeKindChanged } from "./class_hooks.ts";
import { bestBase, sameLayout } from "./class_layout.ts";
import { isHeapType } from "./class_names.ts";
import { addSubclass, removeSubclass } from "./subclasses.ts";

/** type.__bases__ = bases; 1, or 0 with the exception pending. May run guest code (a metaclass's mro()). */
export function setBases(type: Value, bases: Value): number {
  if (!checkBases(type, bases)) return 0;
  const newBase = bestBase(bases);
  if (newBase === 0) return 0;
  const oldBase = H32[(type + TYPE_BASE) >> 2];
  const oldBases = H32[(type + TYPE_BASES) >> 2];
  if (!checkLayout(oldBase, newBase)) return 0;
  const mark = rootMark();
  pushRoot(oldBases);
  H32[(type + TYPE_BASES) >> 2] = bases;
  H32[(type + TYPE_BASE) >> 2] = newBase;
  const undo: Undo[] = [];
  // An `mro()` may have assigned the bases again: then those stay, and nothing more is to be done here.
  if (!renewMro(type, undo)) {
    for (const { type: changed, before, after } of undo) {
      if (H32[(changed + TYPE_MRO) >> 2] !== after) continue;
      H32[(changed + TYPE_MRO) >> 2] = before;
      typeModified(changed);
    }
    if (H32[(type + TYPE_BASES) >> 2] === bases) {
      H32[(type + TYPE_BASES) >> 2] = oldBases;
      H32[(type + TYPE_BASE) >> 2] = oldBase;
    }
    releaseRoots(mark);
    return 0;
  }
  if (H32[(type + TYPE_BASES) >> 2] !== bases) {
    releaseRoots(mark);
    return 1;
  }
  for (let i = 0; i < tupleLength(oldBases); i++) removeSubclass(tupleItem(oldBases, i), type);
  for (let i = 0; i < tupleLength(bases); i++) addSubclass(tupleItem(bases, i), type);
  typeModified(type);
  renewSlots(type);
  tellAttributeKindChanged(type, N.__bases__);
  releaseRoots(mark);
  return 1;
}

function checkBases(type: Value, bases: Value): boolean {
  const name = nameOfType(type);
  if (!isTuple(bases)) {
    raiseTypeError(`can only assign tuple to ${name}.__bases__, not ${typeName(bases)}`);
    return false;
  }
  if (tupleLength(bases) === 0) {
    raiseTypeError(`can only assign non-empty tuple to ${name}.__bases__, not ()`);
    return false;
  }
  for (let i = 0; i < tupleLength(bases); i++) {
    const base = tupleItem(bases, i);
    if (!isType(base)) {
      raiseTypeError(`${name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
      return false;
    }
    if (isSubtype(base, type) || isBelow(base, type)) {
      raiseTypeError("a __bases__ item causes an inheritance cycle");
      return false;
    }
  }
  return true;
}

/** Whether a class is another or is laid out on it: before an `mro()` that assigns bases is done, the MRO does not tell. */
function isBelow(type: number, base: number): boolean {
  for (let at = type; at !== 0; at = H32[(at + TYPE_BASE) >> 2]) if (at === base) return true;
  return false;
}

/** The class's own fields stay where they are: the new base must have the old one's. */
function checkLayout(oldBase: number, newBase: number): boolean {
  if (sameLayout(oldBase, newBase)) return true;
  const what = isHeapType(oldBase) !== isHeapType(newBase) ? "deallocator" : "object layout";
  raiseTypeError(
    `__bases__ assignment: '${nameOfType(newBase)}' ${what} differs from '${nameOfType(oldBase)}'`,
  );
  return false;
}

interface Undo {
  readonly type: number;
  readonly before: Value;
  readonly after: Value;
}

/** New MROs for the class and all classes below it. */
function renewMro(type: number, undo: Undo[]): boolean {
  const before = H32[(type + TYPE_MRO) >> 2];
  pushRoot(before);
  const after = resolveMro(type);
  if (after === 0) return false;
  // Another one was set by what its `mro()` did.
  if (H32[(type + TYPE_MRO) >> 2] !== before) return true;
  pushRoot(after);
  undo.push({ type, before, after });
  H32[(type + TYPE_MRO) >> 2] = after;
  let done = true;
  forEachSubclass(type, (subclass) => {
    if (done) done = renewMro(subclass, undo);
  });
  return done;
}

function renewSlots(type: number): void {
  finishSlots(type);
  forEachSubclass(type, renewSlots);
}
