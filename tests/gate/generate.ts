/** Remakes what is generated in all rooms (`deno task generate`); `--check` exits with 1 when something is stale. */
import "../../core/interpreter/generate.ts";
import "../../backends/reference/generate.ts";
import "../../backends/wasm/build/main.ts";
