/** Remakes what is generated in this room and below it: a part of `deno task generate`. */
import "./generate_opcodes.ts";
import "../objects/kernels/generate_kernels.ts";
import "./generate_dispatch.ts";
