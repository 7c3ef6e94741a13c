/** The module types. */
import { defineModule } from "./index.ts";

defineModule({ name: "types" });
