/** Resources that the garbage collector knows nothing of: mapped memory, descriptors. */

/**
 * Something a backend holds outside of JavaScript, in plain numbers, so that another thread can release it when the one
 * that made it was terminated.
 */
export interface Resource {
  /** What it is, by a numbering of the backend's own; a 32-bit integer. */
  readonly kind: number;
  /** Where it is: an address, a descriptor. Exact up to 2 ** 53. */
  readonly address: number;
  /** Its size in bytes; 0 where that means nothing. */
  readonly size: number;
}

/** Who can release the resources of the backend of this name: a plugin or a backend. */
export interface Releaser {
  /** The backend's name. */
  readonly name: string;
  /** Releases one resource, in any thread of the process. May throw: the record is gone all the same. */
  release?(resource: Resource): void;
}
