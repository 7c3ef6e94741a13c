/** Remakes what is generated in this room (`deno task generate`); `--check` exits with 1 when something is stale. */
import "./generate_opcodes.ts";
import "../objects/kernels/generate_kernels.ts";
import "./generate_dispatch.ts";
