/** The module bisect. */
import { defineModule } from "./index.ts";

defineModule({ name: "bisect" });
