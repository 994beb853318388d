/** Cuts generated code into pieces to be shaded: comments, strings, numbers, words of the language, and the rest. */

export type Language = "javascript" | "wat" | "wgsl" | "glsl";

export interface Token {
  readonly kind: "comment" | "string" | "number" | "keyword" | "name" | "rest";
  readonly text: string;
}

const clike =
  "for while do if else return break continue const let var function switch case default loop true false in of new struct";
const keywords: Readonly<Record<Language, ReadonlySet<string>>> = {
  javascript: new Set(clike.split(" ")),
  wat: new Set(
    "module func param result local import export memory global table elem data type block loop if then else end mut shared".split(
      " ",
    ),
  ),
  wgsl: new Set(
    `${clike} fn override alias f32 i32 u32 bool vec2 vec3 vec4 array ptr storage uniform read_write read workgroup private`.split(
      " ",
    ),
  ),
  glsl: new Set(
    `${clike} precision highp mediump lowp uniform varying attribute layout out inout void float int uint bool vec2 vec3 vec4 ivec2 ivec3 ivec4 sampler2D`.split(
      " ",
    ),
  ),
};

const number = String.raw`(?<![\w$.])[-+]?(?:0x[\da-fA-F][\da-fA-F_]*|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[fuhin]?\b`;
const cLike = new RegExp(
  String.raw`(?<comment>//[^\n]*|/\*[\s\S]*?\*/|^[ \t]*#[^\n]*)|(?<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|${"`"}(?:\\.|[^${"`"}\\])*${"`"})|(?<number>${number.replace("[-+]?", "")})|(?<word>[A-Za-z_$][\w$]*)`,
  "gm",
);
const lispLike = new RegExp(
  String.raw`(?<comment>;;[^\n]*|\(;[\s\S]*?;\))|(?<string>"(?:\\.|[^"\\])*")|(?<name>\$[^\s()]+)|(?<number>${number})|(?<word>[A-Za-z_][\w.]*)`,
  "gm",
);

/** The pieces, which joined are `code` again. */
export function tokensOf(code: string, language: Language): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(language === "wat" ? lispLike : cLike)) {
    if (match.index > end) tokens.push({ kind: "rest", text: code.slice(end, match.index) });
    tokens.push({ kind: kindOf(match, language), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: "rest", text: code.slice(end) });
  return joined(tokens);
}

function kindOf({ groups }: RegExpMatchArray, language: Language): Token["kind"] {
  const { comment, string, number, name, word } = groups!;
  if (comment !== undefined) return "comment";
  if (string !== undefined) return "string";
  if (number !== undefined) return "number";
  if (name !== undefined) return "name";
  return keywords[language].has(word!) ? "keyword" : "rest";
}

/** Fewer pieces are fewer elements of the page. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (last?.kind === "rest" && token.kind === "rest")
      result[result.length - 1] = { kind: "rest", text: last.text + token.text };
    else result.push(token);
  }
  return result;
}

/** In which language an engine is given its code. */
export function languageOf(engine: string): Language {
  if (engine.startsWith("wasm")) return "wat";
  if (engine === "webgpu") return "wgsl";
  if (engine.startsWith("webgl")) return "glsl";
  return "javascript";
}

export const languageNames: Readonly<Record<Language, string>> = {
  javascript: "JavaScript",
  wat: "WebAssembly, as text",
  wgsl: "WGSL",
  glsl: "GLSL",
};
