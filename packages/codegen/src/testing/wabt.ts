/** What another assembler makes of our text: the modules of WABT, section by section. */
import wabt from "wabt";

const assembler = await wabt();

const features = {
  simd: true,
  threads: true,
  bulk_memory: true,
  sat_float_to_int: true,
  multi_value: true,
  mutable_globals: true,
};

/** The bytes of a module in the text format. Throws where it is not one. */
export function assemble(text: string): Uint8Array {
  const module = assembler.parseWat("module.wat", text, features);
  try {
    return module.toBinary({ canonicalize_lebs: true, write_debug_names: false }).buffer;
  } finally {
    module.destroy();
  }
}

/** The sections of a module by their numbers, as text that can be compared; exports in the order of their names. */
export function sectionsOf(bytes: Uint8Array): Record<number, string> {
  const sections: Record<number, string> = {};
  let at = 8;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++]!;
    const end = unsigned() + at;
    if (id === 7) {
      const list = Array.from({ length: unsigned() }, () => {
        const start = at;
        at += unsigned() + 1;
        unsigned();
        return hexadecimal(bytes.subarray(start, at));
      });
      sections[id] = list.sort().join("\n");
    } else {
      sections[id] = hexadecimal(bytes.subarray(at, end));
    }
    at = end;
  }
  return sections;
}

const hexadecimal = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
