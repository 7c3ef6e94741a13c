/** The module contextlib. */
import { defineModule } from "./index.ts";

defineModule({ name: "contextlib" });
