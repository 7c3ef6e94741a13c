/** Why a recording stops without a region: each reason has a name, and a message that `--jit-log` prints. */
export const ABORTS = {
  UNSUPPORTED: "an instruction that is not recorded yet",
  NOT_INLINED: "a call of a guest function that is not followed",
  TYPE_UNSTABLE: "a local has another type at the end of the loop than at its beginning",
  GUARD_FAILS: "a guard can never hold",
  TOO_LONG: "the trace is too long",
  TOO_DEEP: "too many calls are inlined",
  TOO_MANY_VALUES: "an exit would have to keep too many values",
  LEFT_FRAME: "the loop's frame was left",
  INNER_LOOP: "another loop turned inside the loop",
  NOT_WORTH: "too much of the trace is left to the interpreter",
  EXCEPTION: "an exception was raised that no handler in the trace takes",
  UNEXPECTED_STEP: "the interpreter went on elsewhere than recorded",
  BACKEND: "the backend could not compile the region",
} as const;

/** A name of the table. */
export type AbortReason = keyof typeof ABORTS;

/** Stops a recording. No Error: a stack trace, which nobody reads, took a fifth of the time of all recordings. */
export class RecordingAborted {
  readonly reason: AbortReason;
  /** What exactly, for the log. */
  readonly detail: string;
  constructor(reason: AbortReason, detail = "") {
    this.reason = reason;
    this.detail = detail;
  }

  /** The reason in words. */
  get message(): string {
    const { reason, detail } = this;
    return detail === "" ? ABORTS[reason] : `${ABORTS[reason]}: ${detail}`;
  }
}
