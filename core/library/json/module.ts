/** The module json. */
import { defineModule } from "../index.ts";

defineModule({ name: "json" });
