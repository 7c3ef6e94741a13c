/**
 * The module logging: records go to sys.stderr or to streams in memory.
 *
 * Left out: logging.config and logging.handlers, FileHandler (there are no files), threads, processes and tasks of
 * records, captureWarnings.
 */
import { defineModule } from "../index.ts";
import { loggersSource } from "./loggers_source.ts";
import { recordsSource } from "./records_source.ts";

defineModule({ name: "logging", source: recordsSource + loggersSource, isPackage: true });
