/** The module string.templatelib (PEP 750). */
import { INTERPOLATION_TYPE, TEMPLATE_TYPE } from "../objects/types/template_types.ts";
import { defineModule } from "./index.ts";

defineModule({
  name: "string.templatelib",
  doc: "Support for template string literals (t-strings).",
  types: { Template: TEMPLATE_TYPE, Interpolation: INTERPOLATION_TYPE },
  source: `
def convert(obj, /, conversion):
    """Convert *obj* using formatted string literal semantics."""
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")


__all__ = ["Interpolation", "Template", "convert"]
`,
});
