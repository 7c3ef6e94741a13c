/**
 * frame objects: what guest code has of a frame. Every word is a value.
 *
 *      4 code   8 globals   12 position: small int, word offset of the instruction (of a frame that runs: of when it was made)
 *     16 the calling frame's object or 0; of a frame that runs its FRAME_PREVIOUS says it
 *     20 locals mapping of a module's or a class's body, or 0
 *     24 owner: small int, word index of the frame; 0: the frame is gone, or the object is a picture of a traceback's entry
 *     28 generator whose frame it is, or 0
 *     32 array: what the locals held when the frame went, or 0
 *     36 dict of names that f_locals was given and that are no variables, or 0
 *     40 f_trace or 0   44 f_trace_opcodes and _lines: small int of bits
 */
export const FRAME_OBJECT_CODE = 4;
export const FRAME_OBJECT_GLOBALS = 8;
export const FRAME_OBJECT_POSITION = 12;
export const FRAME_OBJECT_BACK = 16;
export const FRAME_OBJECT_NAMES = 20;
export const FRAME_OBJECT_OWNER = 24;
export const FRAME_OBJECT_GENERATOR = 28;
export const FRAME_OBJECT_SAVED = 32;
export const FRAME_OBJECT_EXTRA = 36;
export const FRAME_OBJECT_TRACE = 40;
export const FRAME_OBJECT_TRACE_BITS = 44;
export const FRAME_OBJECT_BYTES = 48;
