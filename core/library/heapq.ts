/** The module heapq. */
import { defineModule } from "./index.ts";

defineModule({ name: "heapq" });
