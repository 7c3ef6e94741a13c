import { testBackend } from "./differential.ts";

testBackend("javascript");
