/** Write, run and see: the program on the left, what came of it on the right; one below the other on a phone. */
import "./play-page.css";
import { useRef } from "preact/hooks";
import { useInReach } from "./in-reach.js";
import { Editor, Gallery, PictureDrop, Results, ShareButton } from "./parts.js";
import { RunBar } from "./run-bar.js";

export function PlayPage() {
  const write = useRef<HTMLElement>(null);
  useInReach(write);
  return (
    <div class="play">
      <h1 class="visually-hidden">Play: write a function, run it on every backend, see what differs</h1>
      <section class="play-write" ref={write} aria-label="Program">
        <Gallery />
        <Editor />
        <div class="row">
          <PictureDrop />
          <ShareButton />
        </div>
        <RunBar />
      </section>
      <section class="play-see" aria-label="Results">
        <Results />
      </section>
    </div>
  );
}
