"""wave: sound is written and read, heads are mended, and what is wrong with a file is said."""
# fuel varies: readers that cannot be made are closed when they are collected.
import io
import struct
import wave


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for channels, width, rate in (1, 1, 8000), (2, 2, 44100), (3, 3, 22050.4), (1, 4, 1):
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.setcomptype("NONE", "not compressed")
        print(sound.getparams(), sound.tell())
        frames = bytes(range(channels * width * 5))
        sound.writeframesraw(frames)
        sound.writeframes(frames)
        print(sound.tell(), sound.getnframes())
    data = file.getvalue()
    print(data[:44], len(data))
    with wave.open(io.BytesIO(data)) as sound:
        print(sound.getparams(), sound.getnchannels(), sound.getsampwidth(), sound.getframerate())
        print(sound.readframes(3) == frames[:3 * channels * width], sound.tell(), len(sound.readframes(100)), sound.readframes(1))
        sound.setpos(9)
        print(sound.readframes(-1) == frames[-channels * width:])
        sound.rewind()
        print(sound.tell(), len(sound.readframes(-1)))
        show(lambda: sound.setpos(11))

file = io.BytesIO()
sound = wave.open(file, "wb")
show(lambda: sound.writeframes(b"a"))
show(sound.getnchannels)
show(sound.getsampwidth)
show(sound.getframerate)
show(sound.getparams)
show(lambda: sound.setnchannels(0))
show(lambda: sound.setsampwidth(5))
show(lambda: sound.setframerate(-1))
show(lambda: sound.setcomptype("ULAW", "x"))
sound.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
sound.writeframes(b"abcd")
show(lambda: sound.setnchannels(2))
sound.close()
GOOD = file.getvalue()


def chunk(name, data):
    return name + struct.pack("<L", len(data)) + data + bytes(len(data) & 1)


def riff(*chunks):
    return chunk(b"RIFF", b"WAVE" + b"".join(chunks))


FORMAT = GOOD[20:36]
SOUND = chunk(b"data", b"abcd")
for data in (b"", b"RIFX" + GOOD[4:], GOOD[:8] + b"WAVX", GOOD[:30], riff(SOUND), riff(chunk(b"fmt ", FORMAT)),
             riff(chunk(b"LIST", b"odd"), chunk(b"fmt ", FORMAT), SOUND), riff(chunk(b"fmt ", b"\x07\0" + FORMAT[2:]), SOUND),
             riff(chunk(b"fmt ", FORMAT[:2] + b"\0\0" + FORMAT[4:]), SOUND),
             riff(chunk(b"fmt ", FORMAT[:14] + b"\0\0"), SOUND), GOOD):
    show(lambda: wave.open(io.BytesIO(data)).getparams())
show(lambda: wave.open(io.BytesIO(), "x"))
