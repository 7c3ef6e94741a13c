/** Errors that the embedding API throws. */

/** A frame of a guest traceback, outermost first. Lines from 1, columns from 0 in code points, ends exclusive. */
export interface PythonFrame {
  /** The file as Python names it. */
  readonly filename: string;
  /** Name of the function, or `<module>`. */
  readonly name: string;
  /** First line of the instruction's source range; -1 when it has none. */
  readonly line: number;
  /** Last line of the range. */
  readonly endLine: number;
  /** First column of the range. */
  readonly column: number;
  /** Column past the range. */
  readonly endColumn: number;
}

/** Where the core's own files are: frames of JavaScript there tell an embedder nothing. */
const CORE = new URL("../", import.meta.url).href;

/**
 * Gives an error a stack of what its reader can do something about: the traceback of the guest, then the embedder's own
 * frames. It is made when it is asked for, as V8 makes stacks.
 */
function tellPlaces(error: Error, traceback = ""): void {
  const captured: { stack?: string } = {};
  Error.captureStackTrace(captured, tellPlaces);
  Object.defineProperty(error, "stack", {
    configurable: true,
    get(): string {
      const frames = (captured.stack ?? "").split("\n").slice(1).filter((line) =>
        !line.includes(CORE) && !line.includes("(<anonymous>)")
      );
      const guest = traceback === "" ? [] : [traceback.trimEnd()];
      return [`${error.name}: ${error.message}`, ...guest, ...frames].join("\n");
    },
  });
}

/** An exception that guest code raised and did not catch. */
export class PythonError extends Error {
  /** `"PythonError"` */
  override readonly name: string = "PythonError";
  /** The exception's class name, as Python shows it: `ValueError`, `mymodule.Oops`. */
  readonly type: string;
  /** What Python prints: traceback, causes, and the last line. */
  readonly traceback: string;
  /** The frames of the traceback, outermost first. */
  readonly frames: readonly PythonFrame[];
  /** What `SystemExit` carries as exit status: a number, a text to print, or null; undefined for other exceptions. */
  readonly exitCode: number | string | null | undefined;

  /** The runtime makes these. `message` is str(exception). */
  constructor(
    type: string,
    message: string,
    traceback: string,
    frames: readonly PythonFrame[],
    exitCode?: number | string | null,
  ) {
    super(message);
    this.type = type;
    this.traceback = traceback;
    this.frames = frames;
    this.exitCode = exitCode;
    tellPlaces(this, traceback);
    // The stack tells them when an error is printed.
    for (const name of ["traceback", "frames"]) {
      Object.defineProperty(this, name, { enumerable: false });
    }
  }
}

/** Guest source that is no Python. Line from 1, column from 1 as Python counts them in SyntaxError. */
export class PythonSyntaxError extends PythonError {
  /** `"PythonSyntaxError"` */
  override readonly name: string = "PythonSyntaxError";
  /** Line of the mistake, from 1. */
  readonly line: number;
  /** Column of the mistake, from 1. */
  readonly column: number;

  /** The runtime makes these. */
  constructor(type: string, message: string, traceback: string, line: number, column: number) {
    super(type, message, traceback, []);
    this.line = line;
    this.column = column;
  }
}

/** Which limit stopped a program. */
export type LimitName = "fuel" | "time" | "output" | "interrupt" | "memory";

/** A program was stopped by one of the runtime's limits; guest code cannot catch this. */
export class LimitError extends Error {
  /** `"LimitError"` */
  override readonly name: string = "LimitError";
  /** Which limit it was. */
  readonly limit: LimitName;

  /** The runtime makes these. */
  constructor(limit: LimitName, message: string) {
    super(message);
    this.limit = limit;
    tellPlaces(this);
  }
}
