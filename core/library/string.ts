/** The module string. */
import { defineModule } from "./index.ts";

defineModule({ name: "string" });
