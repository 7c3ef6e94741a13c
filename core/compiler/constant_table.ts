/** The constants and names of one code unit, each once. */
import type { CodeUnit, Constant } from "./code_unit.ts";
import { constantKey } from "./constant_folding.ts";

/** Gives every distinct constant and name its index, in the order of first use. */
export class ConstantTable {
  readonly entries: Constant[] = [];
  readonly #names = new Map<string, number>();
  readonly #strings = new Map<string, number>();
  readonly #ints = new Map<number | bigint, number>();
  readonly #units = new Map<CodeUnit, number>();
  readonly #others = new Map<string, number>();

  /** The index of a constant; equal ones of the same type share an entry. */
  add(constant: Constant): number {
    switch (constant.type) {
      case "str":
        if (constant.codePoints) return this.#index(this.#others, constantKey(constant), constant);
        return this.#index(this.#strings, constant.value, constant);
      case "int":
        return this.#index(this.#ints, constant.value, constant);
      case "code":
        return this.#index(this.#units, constant.unit, constant);
      default:
        return this.#index(this.#others, constantKey(constant), constant);
    }
  }

  /** The index of a name. */
  addName(name: string): number {
    const index = this.#names.get(name);
    if (index !== undefined) return index;
    this.#names.set(name, this.entries.length);
    return this.entries.push({ type: "name", value: name }) - 1;
  }

  #index<Key>(map: Map<Key, number>, key: Key, constant: Constant): number {
    const index = map.get(key);
    if (index !== undefined) return index;
    map.set(key, this.entries.length);
    return this.entries.push(constant) - 1;
  }
}
