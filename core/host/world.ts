/**
 * Every file that declares builtin types or functions, imported for that: the boot makes the builtin world of what they
 * declared. Library modules are not here: they load when they are imported.
 */
import "../compiler/name_constants.ts";
import "../compiler/traceback_help.ts";
import "../interpreter/builtins.ts";
import "../interpreter/generator_type.ts";
import "../objects/types/bool.ts";
import "../objects/types/build_class.ts";
import "../objects/types/builtin_function.ts";
import "../objects/types/code_type.ts";
import "../objects/types/complex.ts";
import "../objects/types/dict.ts";
import "../objects/types/dict_iterators.ts";
import "../objects/types/dict_views.ts";
import "../objects/types/exception_groups.ts";
import "../objects/types/exceptions.ts";
import "../objects/types/float.ts";
import "../objects/types/function_type.ts";
import "../objects/types/functional_iterators.ts";
import "../objects/types/generic_alias.ts";
import "../objects/types/int.ts";
import "../objects/types/list.ts";
import "../objects/types/list_methods.ts";
import "../objects/types/mapping_proxy.ts";
import "../objects/types/method_type.ts";
import "../objects/types/method_wrappers.ts";
import "../objects/types/module_type.ts";
import "../objects/types/native_descriptors.ts";
import "../objects/types/object_type.ts";
import "../objects/types/os_error.ts";
import "../objects/types/property_type.ts";
import "../objects/types/range.ts";
import "../objects/types/sequence_iterators.ts";
import "../objects/types/set.ts";
import "../objects/types/slice.ts";
import "../objects/types/small_types.ts";
import "../objects/types/str_iterator.ts";
import "../objects/types/super_type.ts";
import "../objects/types/syntax_error.ts";
import "../objects/types/traceback_types.ts";
import "../objects/types/tuple.ts";
import "../objects/types/type_type.ts";
import "../objects/types/unicode_errors.ts";
import "../objects/types/union_type.ts";
