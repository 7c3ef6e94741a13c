import { FormatError } from "../../core/objects/text/format_error.ts";

/** The result of an action, or the Python error that it threw as "TypeName: message". */
export function resultOrError<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof FormatError) return String(error);
    throw error;
  }
}
