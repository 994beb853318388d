/** The picture that programs are given: a sample, until the person drops, pastes or chooses one. */
import "./picture-drop.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { checked, picture } from "../app/state.js";
import { samplePicture } from "../program/sample-picture.js";
import { decodePicture, pictureIn } from "./decode.js";
import { PictureError } from "./picture-error.js";
import type { ReadPicture } from "./read-picture.js";
import { Thumbnail } from "./thumbnail.js";

interface Own {
  readonly name: string;
  readonly read: ReadPicture;
}

export function PictureDrop() {
  const own = useSignal<Own | undefined>(undefined);
  const fault = useSignal<string | undefined>(undefined);
  const isReading = useSignal(false);
  const isOver = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const wasTaken = useRef(false);

  const take = async (find: () => File) => {
    fault.value = undefined;
    isReading.value = true;
    try {
      const file = find();
      const read = await decodePicture(file);
      own.value = { name: file.name, read };
      picture.value = read.picture;
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      fault.value = error.message;
    } finally {
      isReading.value = false;
    }
  };

  // While a program has an error, nobody knows whether it takes a picture: then it is as before.
  const { directives } = checked.value;
  if (directives) wasTaken.current = directives.takesPicture;
  const isTaken = wasTaken.current;
  useLayoutEffect(() => {
    if (!isTaken) return;
    return listen({
      over: (is) => {
        isOver.value = is;
      },
      drop: (transfer) => void take(() => pictureIn(transfer)),
    });
  }, [isTaken]);
  if (!isTaken) return null;

  const sample = () => {
    own.value = undefined;
    fault.value = undefined;
    picture.value = undefined;
  };

  return (
    <section class={`card picture-drop ${isOver.value ? "over" : ""}`} aria-label="Picture">
      <Thumbnail picture={picture.value ?? samplePicture()} />
      <div>
        <p role="status">
          {isReading.value ? "Reading the picture…" : own.value ? describe(own.value) : "A sample picture."}{" "}
          <span class="soft">Drop or paste your own anywhere on this page; it stays on this machine.</span>
        </p>
        {fault.value && (
          <p role="alert" class="picture-fault">
            {fault.value}
          </p>
        )}
        <div class="row">
          <button type="button" class="button" onClick={() => input.current?.click()}>
            Choose a picture…
          </button>
          {own.value && (
            <button type="button" class="button" onClick={sample}>
              Back to the sample
            </button>
          )}
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            aria-label="Picture file"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) void take(() => file);
              // So that the same file can be chosen again.
              currentTarget.value = "";
            }}
          />
        </div>
      </div>
    </section>
  );
}

function describe({ name, read: { picture, original } }: Own): string {
  const size = `${picture.width} × ${picture.height}`;
  const isScaled = original.width !== picture.width || original.height !== picture.height;
  const how = isScaled ? `scaled from ${original.width} × ${original.height} to ${size}` : size;
  return `${name || "Your picture"}, ${how}.`;
}

interface Listening {
  readonly over: (is: boolean) => void;
  readonly drop: (transfer: DataTransfer | null) => void;
}

/** Files may be dropped anywhere: next to a small target, a browser would leave the page to show them. */
function listen({ over, drop }: Listening): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener(
    "dragover",
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over(true);
    },
    { signal },
  );
  addEventListener("dragleave", (event) => event.relatedTarget === null && over(false), { signal });
  addEventListener(
    "drop",
    (event) => {
      over(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      drop(event.dataTransfer);
    },
    { signal },
  );
  // Text that is pasted is for the editor.
  addEventListener("paste", (event) => event.clipboardData?.files.length && drop(event.clipboardData), {
    signal,
  });
  return () => ends.abort();
}
