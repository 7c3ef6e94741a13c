/**
 * The module logging: records go to sys.stderr or to streams in memory.
 *
 * Left out: fileConfig, the handlers that speak to a network or an operating system, threads, processes and tasks
 * of records.
 */
import { configSource } from "./config_source.ts";
import { defineModule } from "../index.ts";
import { handlersSource } from "./handlers_source.ts";
import { loggersSource } from "./loggers_source.ts";
import { recordsSource } from "./records_source.ts";

defineModule({ name: "logging", source: recordsSource + loggersSource, isPackage: true });
defineModule({ name: "logging.handlers", source: handlersSource });

defineModule({ name: "logging.config", source: configSource });
