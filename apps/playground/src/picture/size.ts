/** How large a picture may be, so that every backend has it quickly: larger ones are scaled. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const mostPixels = 1_000_000;

/** The largest size of the same proportions that is not too large. */
export function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  if (scale === 1) return { width, height };
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
