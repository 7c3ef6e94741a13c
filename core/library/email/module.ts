/**
 * The package email (Lib/email), in Python: messages of both styles, read, made and written.
 *
 * Left out: the tree that headers of the new style are parsed to (email._header_value_parser), and so some of the defects that
 * it would note in odd headers; comments in them are dropped where CPython keeps them.
 */
import { defineModule } from "../index.ts";
import {
  BASE64MIME_SOURCE,
  CHARSET_SOURCE,
  ENCODERS_SOURCE,
  ERRORS_SOURCE,
  ITERATORS_SOURCE,
  QUOPRIMIME_SOURCE,
} from "./charset_source.ts";
import { GENERATOR_SOURCE } from "./generator_source.ts";
import { HEADER_SOURCE } from "./header_source.ts";
import { MESSAGE_SOURCE } from "./message_source.ts";
import { MIME_SOURCES } from "./mime_source.ts";
import { EMAIL_SOURCE, FEEDPARSER_SOURCE, PARSER_SOURCE } from "./parser_source.ts";
import { CONTENTMANAGER_SOURCE, POLICY_SOURCE, POLICYBASE_SOURCE } from "./policy_source.ts";
import { REGISTRY_SOURCE } from "./registry_source.ts";
import { PARSEADDR_SOURCE, UTILS_SOURCE } from "./utils_source.ts";

const PARTS: Readonly<Record<string, string>> = {
  _parseaddr: PARSEADDR_SOURCE,
  _policybase: POLICYBASE_SOURCE,
  base64mime: BASE64MIME_SOURCE,
  charset: CHARSET_SOURCE,
  contentmanager: CONTENTMANAGER_SOURCE,
  encoders: ENCODERS_SOURCE,
  errors: ERRORS_SOURCE,
  feedparser: FEEDPARSER_SOURCE,
  generator: GENERATOR_SOURCE,
  header: HEADER_SOURCE,
  headerregistry: REGISTRY_SOURCE,
  iterators: ITERATORS_SOURCE,
  message: MESSAGE_SOURCE,
  parser: PARSER_SOURCE,
  policy: POLICY_SOURCE,
  quoprimime: QUOPRIMIME_SOURCE,
  utils: UTILS_SOURCE,
};

defineModule({ name: "email", isPackage: true, source: EMAIL_SOURCE });
for (const [name, source] of Object.entries(PARTS)) {
  defineModule({ name: `email.${name}`, source });
}
defineModule({ name: "email.mime", isPackage: true });
for (const [name, source] of Object.entries(MIME_SOURCES)) {
  defineModule({ name: `email.mime.${name}`, source });
}
