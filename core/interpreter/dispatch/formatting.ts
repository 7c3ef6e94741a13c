/** Kernels of f-strings: str and small ints without a format, and putting the parts together. */
import { word } from "../../kernel/expressions.ts";
import { ROPE_SHAPE } from "../../objects/well_known.ts";
import { FORMAT } from "./format_specs.ts";
import { type Dispatch, isSmall } from "./state.ts";
import { DECIMAL_TEXT, isFlatStr, JOIN } from "./texts.ts";
import { toStr } from "./types.ts";

export function formatSimple(d: Dispatch): void {
  const { k } = d;
  const value = k.let(d.peek(0));
  k.if(isSmall(value), () => {
    const text = k.let(DECIMAL_TEXT.call(value));
    d.need(text);
    d.poke(0, text);
    d.done();
  });
  const shape = k.let(word(value));
  d.need(isFlatStr(shape).or(shape.eq(ROPE_SHAPE)));
  d.done();
}

/** !s of small ints and str. */
export function convertValue(d: Dispatch): void {
  const { k } = d;
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
