/**
 * For backends that compile the dispatch loop's routines ahead of time, so that their code need not leave for them: the
 * kernels, and what these call of the host.
 */
export { HELPERS as HOST_HELPERS } from "../interpreter/dispatch/helpers.ts";
export { ROUTINES } from "../interpreter/dispatch/routines.ts";
