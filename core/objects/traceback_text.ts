/**
 * The text of an uncaught exception, as CPython 3.14 prints it (Lib/traceback.py: TracebackException).
 *
 * First everything is read off the exceptions, which may run guest code (`__str__`, notes), for all that are linked by
 * cause, context and groups; then the text is put together from plain data.
 */
import {
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_TRACEBACK,
} from "../heap/layouts/exception.ts";
import { TYPE_FLAG_SEQUENCE, TYPE_FLAGS } from "../heap/layouts/type.ts";
import { NONE, TS_EXCEPTION, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { isInstance, pendingIs, typeOf } from "./errors.ts";
import { isStr } from "./kinds.ts";
import { N } from "./names.ts";
import { getAttribute } from "./protocols/attributes.ts";
import { reprOf, strOf } from "./protocols/represent.ts";
import { tupleFromIterable } from "./protocols/sequence_input.ts";
import { syntaxErrorLines } from "./syntax_error_text.ts";
import { hintFor } from "./traceback_candidates.ts";
import { type ChooseFrames, FrameTexts } from "./traceback_frames.ts";
import { moduleOfType, qualnameOfType } from "./types/class_names.ts";
import { groupExceptions, isGroup } from "./types/exception_groups.ts";
import { suppressesContext } from "./types/exceptions.ts";
import { listAppend, newList, tupleItem, tupleLength } from "./values/sequences.ts";
import { dictGetStr } from "./values/dict_table.ts";
import { isInt, safeIntegerOf } from "./values/numbers.ts";
import { jsString } from "./values/text.ts";
import { staticName } from "./static_area.ts";
import { ATTRIBUTE_ERROR, MODULE_SHAPE, SYNTAX_ERROR } from "./well_known.ts";

const SYS = staticName("sys");
const TRACEBACK_LIMIT = staticName("tracebacklimit");

const CAUSE_MESSAGE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT_MESSAGE = "\nDuring handling of the above exception, another exception occurred:\n\n";
/** Exceptions of a group that are shown, and how deep groups are shown within groups. */
const GROUP_WIDTH = 15;
const GROUP_DEPTH = 10;
/** Exceptions that are printed at most: chains have no bound but the memory. */
const EXCEPTIONS_MOST = 10_000;

/** What is printed of one exception. */
interface Printed {
  readonly exception: Value;
  /** The frames' text, "" without a traceback. */
  readonly stack: string;
  /** The message with its notes. */
  readonly message: string;
  readonly suppressesContext: boolean;
  cause: Printed | null;
  context: Printed | null;
  /** The exceptions of a group. */
  members: Printed[] | null;
}

/**
 * The name of an exception's class as tracebacks show it: with its module, unless that is `__main__` or builtins.
 */
export function exceptionTypeName(exception: Value): string {
  const type = typeOf(exception);
  const qualname = qualnameOfType(type);
  const module = moduleOfType(type);
  if (module === 0 || !isStr(module)) return `<unknown>.${qualname}`;
  const text = jsString(module);
  return text === "builtins" || text === "__main__" ? qualname : `${text}.${qualname}`;
}

/** Of so many frames, the outermost are shown; of -n the n innermost. null: all. */
export function frameLimit(limit: number | null): ChooseFrames {
  if (limit === null) return (frames) => frames;
  return (frames) => limit >= 0 ? frames.slice(0, limit) : frames.slice(limit);
}

/** `sys.tracebacklimit`, not below 0; null: there is none that is an int. */
export function systemFrameLimit(): number | null {
  const modules = H32[TS_MODULES >> 2];
  const module = modules === 0 ? 0 : dictGetStr(modules, SYS);
  if (module === 0 || (module & 1) !== 0 || H32[module >> 2] !== MODULE_SHAPE) return null;
  const limit = dictGetStr(H32[(module + 4) >> 2], TRACEBACK_LIMIT);
  return limit === 0 || !isInt(limit) ? null : Math.max(0, safeIntegerOf(limit));
}

/** As many of the innermost frames as `sys.tracebacklimit` says, counted as Lib/traceback.py does. */
const innermostFrames: ChooseFrames = (frames) => {
  const limit = systemFrameLimit();
  return limit === null ? frames : frames.slice(frames.length - limit);
};

/**
 * The text of an uncaught exception, with a newline at its end. May run guest code; nothing is pending afterwards.
 *
 * @param choose which frames are shown; default: as many of the innermost as `sys.tracebacklimit` says
 */
export function formatException(
  exception: Value,
  choose: ChooseFrames = innermostFrames,
): string {
  const mark = rootMark();
  pushRoot(exception);
  const kept = newList();
  pushRoot(kept);
  const printed = read(exception, kept, choose);
  releaseRoots(mark);
  return new Printer().print(printed);
}

/** Reads an exception and all that are linked to it. `kept` is a rooted list that keeps them alive meanwhile. */
function read(top: Value, kept: Value, choose: ChooseFrames): Printed {
  const frames = new FrameTexts(choose);
  const seen = new Set<Value>();
  const readOne = (exception: Value): Printed => {
    seen.add(exception);
    listAppend(kept, exception);
    return {
      exception,
      stack: frames.format(H32[(exception + EXCEPTION_TRACEBACK) >> 2]),
      message: messageOf(exception),
      suppressesContext: suppressesContext(exception),
      cause: null,
      context: null,
      members: null,
    };
  };
  const result = readOne(top);
  const queue = [result];
  while (queue.length > 0 && seen.size < EXCEPTIONS_MOST) {
    const printed = queue.pop()!;
    const { exception } = printed;
    const cause = H32[(exception + EXCEPTION_CAUSE) >> 2];
    if (cause !== 0 && !seen.has(cause)) printed.cause = readOne(cause);
    const context = H32[(exception + EXCEPTION_CONTEXT) >> 2];
    if (
      context !== 0 && printed.cause === null && !suppressesContext(exception) && !seen.has(context)
    ) printed.context = readOne(context);
    if (isGroup(exception) && groupExceptions(exception) !== 0) {
      const members = groupExceptions(exception);
      printed.members = [];
      for (let i = 0; i < tupleLength(members); i++) {
        printed.members.push(readOne(tupleItem(members, i)));
      }
    }
    if (printed.cause !== null) queue.push(printed.cause);
    if (printed.context !== null) queue.push(printed.context);
    if (printed.members !== null) { for (const member of printed.members) queue.push(member); }
  }
  return result;
}

function messageOf(exception: Value): string {
  const name = exceptionTypeName(exception);
  let text = safeText(exception, strOf, "<exception str() failed>");
  const parts: string[] = [];
  if (isInstance(exception, SYNTAX_ERROR)) parts.push(syntaxErrorLines(exception, name));
  else {
    text += hintFor(exception);
    parts.push(text === "" ? `${name}\n` : `${name}: ${text}\n`);
  }
  addNotes(parts, exception);
  return parts.join("");
}

/** Text of a value by `make`, or `failed` when that raised something. */
function safeText(value: Value, make: (value: Value) => Value, failed: string): string {
  const text = make(value);
  if (text !== 0) return jsString(text);
  H32[TS_EXCEPTION >> 2] = 0;
  return failed;
}

function addNotes(parts: string[], exception: Value): void {
  const mark = rootMark();
  const notes = getAttribute(exception, N.__notes__);
  if (notes === 0) {
    if (!pendingIs(ATTRIBUTE_ERROR)) {
      const problem = H32[TS_EXCEPTION >> 2];
      H32[TS_EXCEPTION >> 2] = 0;
      pushRoot(problem);
      const text = safeText(problem, reprOf, "<__notes__ repr() failed>");
      parts.push(`Ignored error getting __notes__: ${text}\n`);
    }
    H32[TS_EXCEPTION >> 2] = 0;
    releaseRoots(mark);
    return;
  }
  pushRoot(notes);
  const isSequence = ((H32[(typeOf(notes) + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_SEQUENCE) !== 0;
  const items = isSequence ? tupleFromIterable(notes) : 0;
  H32[TS_EXCEPTION >> 2] = 0;
  if (items !== 0) {
    pushRoot(items);
    for (let i = 0; i < tupleLength(items); i++) {
      const text = safeText(tupleItem(items, i), strOf, "<note str() failed>");
      for (const line of text.split("\n")) parts.push(`${line}\n`);
    }
  } else if (notes !== NONE) {
    parts.push(`${safeText(notes, reprOf, "<__notes__ repr() failed>")}\n`);
  }
  releaseRoots(mark);
}

/** Puts the text together. */
class Printer {
  readonly #parts: string[] = [];
  #depth = 0;
  #needsClose = false;

  print(top: Printed): string {
    this.#chain(top);
    return this.#parts.join("");
  }

  /** Every line of `text` behind the margin of the groups around it. */
  #emit(text: string, margin = "|"): void {
    if (this.#depth === 0) {
      this.#parts.push(text);
      return;
    }
    const indent = `${this.#indent()}${margin} `;
    const lines = text.split("\n");
    if (lines[lines.length - 1] === "") lines.pop();
    for (const line of lines) this.#parts.push(`${indent}${line}\n`);
  }

  #indent(): string {
    return " ".repeat(2 * this.#depth);
  }

  /** The exception and before it those that led to it. */
  #chain(top: Printed): void {
    const links: [message: string, printed: Printed][] = [];
    for (let at: Printed | null = top; at !== null;) {
      if (at.cause !== null) {
        links.push([CAUSE_MESSAGE, at]);
        at = at.cause;
      } else if (at.context !== null && !at.suppressesContext) {
        links.push([CONTEXT_MESSAGE, at]);
        at = at.context;
      } else {
        links.push(["", at]);
        at = null;
      }
    }
    for (let i = links.length - 1; i >= 0; i--) {
      const [message, printed] = links[i];
      if (message !== "") this.#emit(message);
      if (printed.members === null) this.#single(printed);
      else if (this.#depth > GROUP_DEPTH) {
        this.#emit(`... (max_group_depth is ${GROUP_DEPTH})\n`);
      } else this.#group(printed, printed.members);
    }
  }

  #single(printed: Printed): void {
    if (printed.stack !== "") this.#emit("Traceback (most recent call last):\n" + printed.stack);
    this.#emit(printed.message);
  }

  #group(printed: Printed, members: readonly Printed[]): void {
    const isTop = this.#depth === 0;
    if (isTop) this.#depth++;
    if (printed.stack !== "") {
      this.#emit("Exception Group Traceback (most recent call last):\n", isTop ? "+" : "|");
      this.#emit(printed.stack);
    }
    this.#emit(printed.message);
    const shown = Math.min(members.length, GROUP_WIDTH + 1);
    this.#needsClose = false;
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      // A group within closes the frame for this one too.
      if (isLast) this.#needsClose = true;
      const cut = i >= GROUP_WIDTH;
      this.#parts.push(
        `${this.#indent()}${i === 0 ? "+-" : "  "}+---------------- ${
          cut ? "..." : i + 1
        } ----------------\n`,
      );
      this.#depth++;
      if (cut) {
        const more = members.length - GROUP_WIDTH;
        this.#emit(`and ${more} more exception${more > 1 ? "s" : ""}\n`);
      } else this.#chain(members[i]);
      if (isLast && this.#needsClose) {
        this.#parts.push(`${this.#indent()}+------------------------------------\n`);
        this.#needsClose = false;
      }
      this.#depth--;
    }
    if (isTop) this.#depth = 0;
  }
}
