/**
 * Objects at addresses that are the same in every runtime: the builtin types, their shapes and the names the core
 * knows. Their addresses are handed out while modules load, so they are constants to the code that uses them; the
 * boot (boot.ts) writes the objects at these addresses once a process, and the image carries them into each runtime.
 */
import {
  SHAPE_COUNT_MAX,
  SHAPE_STRIDE,
  STATIC_NAMES,
  STATIC_SHAPES,
  STATIC_TYPES,
  TYPE_COUNT_MAX,
  TYPE_STRIDE,
} from "../heap/map.ts";
import { TEXT_UNITS } from "../heap/layouts/basic.ts";
import type { Ref } from "../heap/value.ts";

/** What the boot must write at a static shape's address. */
export interface StaticShape {
  readonly address: number;
  readonly type: number;
  readonly layout: number;
  readonly size: number;
  readonly kind: number;
  readonly flags: number;
}

/** Names by text, in the order they were asked for. */
export const staticNames = new Map<string, number>();
/** Static shapes in address order. */
export const staticShapes: StaticShape[] = [];
/** Static types' names in address order. */
export const staticTypes: string[] = [];
/** Static types that the boot leaves out: a runtime makes them when it first imports their module (installType). */
export const lateTypes = new Set<number>();

let nextName = STATIC_NAMES;
let frozen = false;

/** From now on only names that are there already can be asked for: the boot writes them. */
export function freezeStaticArea(): void {
  frozen = true;
}

/**
 * The address of an interned ASCII name that the core knows.
 *
 * @throws RangeError when the area is full or the boot is over (a mistake in the core). The text is ASCII.
 */
export function staticName(text: string): Ref<"str"> {
  const known = staticNames.get(text);
  if (known !== undefined) return known;
  if (frozen) throw new RangeError(`Cannot place name ${text}: the boot is over; use internText`);
  const address = nextName;
  nextName += (TEXT_UNITS + text.length + 7) & ~7;
  if (nextName > STATIC_SHAPES) throw new RangeError(`Cannot place name ${text}: the area is full`);
  staticNames.set(text, address);
  return address;
}

/** The address of the next static type. */
export function staticType(name: string): Ref<"type"> {
  const address = STATIC_TYPES + TYPE_STRIDE * staticTypes.length;
  if (staticTypes.length >= TYPE_COUNT_MAX) throw new RangeError("Cannot place type: table full");
  staticTypes.push(name);
  return address;
}

/** The address of the next static shape; see layouts/shape.ts for the fields. */
export function staticShape(
  type: number,
  layout: number,
  size: number,
  kind: number,
  flags = 0,
): Ref<"shape"> {
  const address = STATIC_SHAPES + SHAPE_STRIDE * staticShapes.length;
  if (staticShapes.length >= SHAPE_COUNT_MAX) {
    throw new RangeError("Cannot place shape: table full");
  }
  staticShapes.push({ address, type, layout, size, kind, flags });
  return address;
}
