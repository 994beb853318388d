/**
 * A program as text that can stand behind the `#` of an address: JSON, deflated, in the letters that need no escaping.
 * What stands there is never sent to a server. Text comes from anywhere, so that all of it is checked.
 */
import { type Extent, type TargetId, targetIds } from "../run/protocol.js";

/** What is left out is as the program, or the page, has it by itself. */
export interface Shared {
  /** Left out where it is an example as it stands in the gallery. */
  readonly program?: string;
  readonly exampleId?: string;
  readonly size?: number;
  readonly extent?: Extent;
  readonly targets?: readonly TargetId[];
}

/** The address is no address of ours; the message says so in a person's words. */
export class AddressError extends Error {
  override readonly name = "AddressError";
  constructor(
    readonly kind: "damaged" | "newer" | "long",
    message: string,
  ) {
    super(message);
  }
}

/** First in every address, so that a later page can still read those of this one. */
const version = "1";
/** More than anybody writes by hand; less than what would keep a page busy. */
const mostCharacters = 200_000;

/** Throws an `AddressError` where the program is too long to be shared this way. */
export async function encode({ program, exampleId, size, extent, targets }: Shared): Promise<string> {
  const text = JSON.stringify({ p: program, e: exampleId, s: size, x: extent, t: targets });
  if (text.length > mostCharacters) throw tooLong();
  return (
    version + base64Url(await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text)))
  );
}

/** Throws an `AddressError`, whatever the text is. */
export async function decode(text: string): Promise<Shared> {
  if (/^[2-9]/.test(text)) {
    throw new AddressError(
      "newer",
      "This address comes from a newer playground. Reload the page, or ask for the program itself.",
    );
  }
  const bytes = text.startsWith(version) ? fromBase64Url(text.slice(1)) : undefined;
  if (!bytes) throw damaged();
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await inflated(bytes)));
  } catch (error) {
    throw error instanceof AddressError ? error : damaged();
  }
  return checked(json);
}

function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(new DecompressionStream("deflate-raw"), bytes, 4 * mostCharacters);
}

/** `most`: a few letters may stand for billions. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length <= most) continue;
    await reader.cancel();
    throw tooLong();
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64Url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function checked(json: unknown): Shared {
  if (typeof json !== "object" || json === null) throw damaged();
  const { p, e, s, x, t } = json as Record<string, unknown>;
  const fits =
    (p === undefined || typeof p === "string") &&
    (e === undefined || typeof e === "string") &&
    (p !== undefined || e !== undefined) &&
    (s === undefined || (Number.isSafeInteger(s) && (s as number) > 0)) &&
    (x === undefined || isExtent(x)) &&
    (t === undefined || Array.isArray(t));
  if (!fits) throw damaged();
  // A target that a later page has, and this one has not, is passed over.
  const targets = (t as unknown[] | undefined)?.filter((id) =>
    targetIds.includes(id as TargetId),
  ) as TargetId[];
  return {
    ...(p !== undefined && { program: p as string }),
    ...(e !== undefined && { exampleId: e as string }),
    ...(s !== undefined && { size: s as number }),
    ...(x !== undefined && { extent: x as Extent }),
    ...(targets?.length && { targets }),
  };
}

function isExtent(value: unknown): value is Extent {
  const { x, y } = (value ?? {}) as Record<string, unknown>;
  return [x, y].every(
    (range) =>
      Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) && range[0] < range[1],
  );
}

const damaged = () =>
  new AddressError(
    "damaged",
    "This address is damaged: a part of it is missing or was changed on the way. Ask for it again, copied as a whole.",
  );
const tooLong = () =>
  new AddressError("long", "This program is too long for an address. Send it as a file instead.");
