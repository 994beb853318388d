/** The picture that a program is given, small. */
import { useEffect, useRef } from "preact/hooks";
import type { Picture } from "../run/protocol.js";

const longest = 112;

export function Thumbnail({ picture }: { readonly picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((n) => Math.max(1, Math.round(n * scale))) as [
    number,
    number,
  ];

  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const image = context.createImageData(width, height);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [y, x] = [
          Math.floor(((row + 0.5) * picture.height) / height),
          Math.floor(((column + 0.5) * picture.width) / width),
        ];
        const from = (y * picture.width + x) * 3;
        const colour = [...picture.data.subarray(from, from + 3)].map((part) => part * 255);
        image.data.set([...colour, 255], (row * width + column) * 4);
      }
    }
    context.putImageData(image, 0, 0);
  }, [picture, width, height]);

  return (
    <canvas
      ref={canvas}
      class="thumbnail"
      width={width}
      height={height}
      role="img"
      aria-label="The picture, small"
    />
  );
}
