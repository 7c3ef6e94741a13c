/** The module argparse. Left out: colours, and translations of its messages. */
import { defineModule } from "../index.ts";
import { ACTIONS_SOURCE } from "./actions_source.ts";
import { HELP_SOURCE } from "./help_source.ts";
import { PARSER_SOURCE } from "./parser_source.ts";

defineModule({ name: "argparse", source: HELP_SOURCE + ACTIONS_SOURCE + PARSER_SOURCE });
