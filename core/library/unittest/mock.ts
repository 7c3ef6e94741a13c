/**
 * The module unittest.mock, in Python. Left out: mock.ThreadingMock, and autospecs of the attributes of attributes that are no
 * classes or functions.
 */
import { defineModule } from "../index.ts";
import { MOCK_SOURCE } from "./mock_source.ts";
import { PATCH_SOURCE } from "./patch_source.ts";

defineModule({ name: "unittest.mock", source: MOCK_SOURCE + PATCH_SOURCE });
