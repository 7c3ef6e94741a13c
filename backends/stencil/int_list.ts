/** A list of 32-bit integers that is filled and emptied often, without garbage. */
export class IntList {
  /** The first `length` are the list's. */
  items: Int32Array<ArrayBuffer> = new Int32Array(64);
  length = 0;

  push(value: number): void {
    const at = this.length++;
    if (at === this.items.length) this.#grow();
    this.items[at] = value;
  }

  #grow(): void {
    const items = new Int32Array(2 * this.items.length);
    items.set(this.items);
    this.items = items;
  }
}
