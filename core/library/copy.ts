/** The module copy. */
import { defineModule } from "./index.ts";

defineModule({ name: "copy" });
