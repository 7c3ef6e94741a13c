/**
 * A Python error found by one of the pure algorithms of this folder and its neighbours.
 *
 * It is thrown, caught by the object layer, and turned into a guest exception there. It is not a
 * subclass of Error: nobody reads its JavaScript stack, and capturing one would cost more than the
 * work that failed.
 */
export class FormatError {
  /** Name of the builtin exception type, such as "ValueError". */
  readonly typeName: string;
  /** The text of the exception, as CPython words it. */
  readonly message: string;

  constructor(typeName: string, message: string) {
    this.typeName = typeName;
    this.message = message;
  }

  /** Renders the error as the last line of a traceback. */
  toString(): string {
    return this.message === "" ? this.typeName : `${this.typeName}: ${this.message}`;
  }
}

/** Makes the ValueError that most of the parsers here report. */
export function valueError(message: string): FormatError {
  return new FormatError("ValueError", message);
}

/** Makes an OverflowError. */
export function overflowError(message: string): FormatError {
  return new FormatError("OverflowError", message);
}

/** Makes a TypeError. */
export function typeError(message: string): FormatError {
  return new FormatError("TypeError", message);
}
