/**
 * The module inspect (Lib/inspect.py), in Python; its larger parts are compiled when one of their names is asked for.
 *
 * Source text is there for code that was compiled with it: the program and its modules. Left out: signatures of
 * slot wrappers (builtin functions and methods have those that they are declared with), BufferFlags,
 * positions of frames, `python -m inspect`.
 */
import {
  BUILTIN_NATIVE,
  BUILTIN_OWNER,
  BUILTIN_SELF,
  DESCRIPTOR_NATIVE,
} from "../../heap/layouts/callable.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { natives } from "../../objects/native.ts";
import { GENERIC_ALIAS_TYPE } from "../../objects/types/generic_shapes.ts";
import { newStr } from "../../objects/values/text.ts";
import * as known from "../../objects/well_known.ts";
import { defineModule } from "../index.ts";
import { sourceOf } from "../source_text.ts";
import { framesSource } from "./frames_source.ts";
import { membersSource } from "./members_source.ts";
import { signatureSource } from "./signature_source.ts";
import { signatureTable } from "./signature_table.ts";

/** The text of a builtin's parameters as inspect reads it, or None for one that binds its arguments itself. */
function nativeSignature(callable: Value): Value {
  if ((callable & 1) !== 0) return NONE;
  const shape = H32[callable >> 2];
  let number: number;
  let first = "";
  if (shape === known.BUILTIN_SHAPE) {
    // A host function, or what an object's method is when it is asked for.
    if ((H32[(callable + BUILTIN_OWNER) >> 2] & 1) !== 0) return NONE;
    number = H32[(callable + BUILTIN_NATIVE) >> 2] >> 1;
    if (H32[(callable + BUILTIN_SELF) >> 2] === 0 && natives[number].receiver === "self") {
      first = "self";
    }
  } else if (shape === known.METHOD_DESCRIPTOR_SHAPE) {
    number = H32[(callable + DESCRIPTOR_NATIVE) >> 2] >> 1;
    first = "self";
  } else if (shape === known.CLASSMETHOD_DESCRIPTOR_SHAPE) {
    number = H32[(callable + DESCRIPTOR_NATIVE) >> 2] >> 1;
  } else return NONE;
  const signature = natives[number].signature.trim();
  if (signature.startsWith("...")) return NONE;
  if (first === "") return newStr(`(${signature})`);
  const ownSlash = /(?:^|,)\s*\/(?:,|$)/.test(signature);
  const rest = signature === "" ? "" : `, ${signature}`;
  return newStr(ownSlash ? `(${first}${rest})` : `(${first}, /${rest})`);
}

defineModule({
  name: "inspect",
  doc: "Get useful information from live Python objects.",
  functions: {
    _native_signature: ["callable, /", nativeSignature],
    _source_of: ["code, /", sourceOf],
  },
  attributes: () => ({
    AsyncGeneratorType: known.ASYNC_GENERATOR_TYPE,
    BuiltinFunctionType: known.BUILTIN_TYPE,
    ClassMethodDescriptorType: known.CLASSMETHOD_DESCRIPTOR_TYPE,
    CodeType: known.CODE_TYPE,
    CoroutineType: known.COROUTINE_TYPE,
    FrameType: known.FRAME_TYPE,
    FunctionType: known.FUNCTION_TYPE,
    GeneratorType: known.GENERATOR_TYPE,
    GenericAlias: GENERIC_ALIAS_TYPE,
    GetSetDescriptorType: known.GETSET_DESCRIPTOR_TYPE,
    MappingProxyType: known.MAPPINGPROXY_TYPE,
    MemberDescriptorType: known.MEMBER_DESCRIPTOR_TYPE,
    MethodDescriptorType: known.METHOD_DESCRIPTOR_TYPE,
    MethodType: known.METHOD_TYPE,
    MethodWrapperType: known.METHOD_WRAPPER_TYPE,
    ModuleType: known.MODULE_TYPE,
    NoneType: known.NONE_TYPE,
    TracebackType: known.TRACEBACK_TYPE,
    WrapperDescriptorType: known.WRAPPER_DESCRIPTOR_TYPE,
  }),
  source: `import sys as _sys\n${membersSource}`,
  lazySources: [
    {
      names:
        "signature Signature Parameter BoundArguments FullArgSpec getfullargspec getcallargs formatannotation " +
        "formatannotationrelativeto",
      source: signatureTable + signatureSource,
    },
    {
      names: "get_annotations",
      source: "from annotationlib import get_annotations",
    },
    {
      names:
        "findsource getblock getsourcelines getsource getcomments Traceback FrameInfo ArgInfo Arguments Attribute " +
        "ClosureVars getlineno getframeinfo getouterframes getinnerframes currentframe stack trace getargs " +
        "getargvalues formatargvalues getclosurevars getgeneratorstate getcoroutinestate getasyncgenstate " +
        "getgeneratorlocals getcoroutinelocals getasyncgenlocals walktree getclasstree classify_class_attrs " +
        "GEN_CREATED GEN_RUNNING GEN_SUSPENDED GEN_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CORO_CLOSED " +
        "AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED AGEN_CLOSED",
      source: framesSource,
    },
  ],
});
