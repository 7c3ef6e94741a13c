/** The module random. */
import { defineModule } from "./index.ts";

defineModule({ name: "random" });
