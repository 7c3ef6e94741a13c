import { testBackend } from "./differential.ts";

testBackend("reference");
