/**
 * Frames, on the frame stack or inside a generator object. Offsets in bytes from the frame's address.
 *
 *      0 FRAME_PREVIOUS   byte address of the frame below, or 0
 *      4 FRAME_CODE       code object
 *      8 FRAME_FUNCTION   function object, or 0 (module and class bodies)
 *     12 FRAME_GLOBALS    dict
 *     16 FRAME_NAMES      locals mapping of a module or class body, or 0
 *     20 FRAME_PC         while not running: word index into H32 of the next instruction
 *     24 FRAME_SP         while not running: word index of the first free stack word (one past the top)
 *     28 FRAME_RETURN     what the caller does with the result (RETURN_*), a plain number
 *     32 FRAME_GENERATOR  the generator that this frame belongs to, or 0
 *     36 FRAME_AUX        a value that the RETURN_* kind needs, or 0
 *     40 FRAME_HANDLED    generator frames: the exception they were handling when they yielded, or 0
 *        FRAME_OBJECT     other frames: their frame object where FRAME_RETURN has the bit WATCHED, else 0
 *     44 FRAME_LAST       byte address past the frame
 *     48 FRAME_LOCALS     locals, then the value stack
 *
 * Words 4..16, 32..40 and from FRAME_LOCALS to FRAME_SP are values.
 */
export const FRAME_PREVIOUS = 0;
export const FRAME_CODE = 4;
export const FRAME_FUNCTION = 8;
export const FRAME_GLOBALS = 12;
export const FRAME_NAMES = 16;
export const FRAME_PC = 20;
export const FRAME_SP = 24;
export const FRAME_RETURN = 28;
export const FRAME_GENERATOR = 32;
export const FRAME_AUX = 36;
export const FRAME_HANDLED = 40;
export const FRAME_OBJECT = FRAME_HANDLED;
export const FRAME_LAST = 44;
export const FRAME_LOCALS = 48;

/**
 * generator, coroutine, async generator
 *      0 shape   4 GENERATOR_STATE small int GENERATOR_*   8 name   12 qualname   16 what it delegates to or 0
 *     20 code    24 GENERATOR_EXTRA   28 GENERATOR_FRAME_BYTES small int   32 GENERATOR_WEAK
 *     36 GENERATOR_OBJECT its frame's object or 0   40 the frame
 */
export const GENERATOR_STATE = 4;
export const GENERATOR_NAME = 8;
export const GENERATOR_QUALNAME = 12;
export const GENERATOR_DELEGATE = 16;
export const GENERATOR_CODE = 20;
export const GENERATOR_EXTRA = 24;
export const GENERATOR_FRAME_BYTES = 28;
export const GENERATOR_WEAK = 32;
export const GENERATOR_OBJECT = 36;
export const GENERATOR_FRAME = 40;

export const GENERATOR_CREATED = 0;
export const GENERATOR_SUSPENDED = 1;
export const GENERATOR_RUNNING = 2;
export const GENERATOR_FINISHED = 3;
