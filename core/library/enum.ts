/** The module enum. */
import { defineModule } from "./index.ts";

defineModule({ name: "enum" });
