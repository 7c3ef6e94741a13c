/** Kernels of f-strings: str and numbers, and putting the parts together. */
import { FORMAT } from "./format_specs.ts";
import { REPR } from "./natives.ts";
import type { Dispatch } from "./state.ts";
import { JOIN } from "./texts.ts";
import { toStr } from "./types.ts";

export function formatSimple(d: Dispatch): void {
  const { k } = d;
  d.poke(0, toStr(k, k.let(d.peek(0)), d.slow));
  d.done();
}

/** !s and !r */
export function convertValue(d: Dispatch): void {
  const { k } = d;
  k.if(d.argument().eq(2), () => {
    const text = k.let(REPR.call(d.peek(0)));
    d.need(text);
    d.poke(0, text);
    d.done();
  });
  d.need(d.argument().eq(1));
  d.poke(0, toStr(k, k.let(d.peek(0)), d.slow));
  d.done();
}

export function formatWithSpecification(d: Dispatch): void {
  const { k } = d;
  const text = k.let(FORMAT.call(d.peek(1), d.peek(0)));
  d.need(text);
  d.drop(1);
  d.poke(0, text);
  d.done();
}

export function buildString(d: Dispatch): void {
  const { k } = d;
  const first = k.let(d.sp.sub(d.argumentBytes()));
  const text = k.let(JOIN.call(first, d.argument()));
  d.need(text);
  k.set(d.sp, first);
  d.push(text);
  d.done();
}
