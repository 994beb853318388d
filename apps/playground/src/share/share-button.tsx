/** Gives others the program: an address in which it stands whole. */
import "./share-button.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { currentHash } from "./current.js";
import { followEdits } from "./follow-edits.js";

type Said =
  | { readonly kind: "copied" }
  | { readonly kind: "refused"; readonly address: string }
  | { readonly kind: "failed"; readonly why: string };

export function ShareButton() {
  const said = useSignal<Said | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);

  useEffect(followEdits, []);
  const isRefused = said.value?.kind === "refused";
  useEffect(() => {
    if (isRefused) field.current?.select();
  }, [isRefused]);

  const share = async () => {
    said.value = undefined;
    try {
      const { origin, pathname, search } = location;
      const address = origin + pathname + search + (await currentHash());
      said.value = await navigator.clipboard.writeText(address).then(
        (): Said => ({ kind: "copied" }),
        (): Said => ({ kind: "refused", address }),
      );
    } catch (error) {
      said.value = { kind: "failed", why: error instanceof Error ? error.message : String(error) };
    }
  };

  return (
    <div class="share">
      <button type="button" class="button" onClick={share}>
        Share
      </button>
      <div role="status" class="small">
        {said.value?.kind === "copied" && (
          <>
            The address is copied. <Private />
          </>
        )}
        {said.value?.kind === "failed" && said.value.why}
        {said.value?.kind === "refused" && (
          <label>
            Copying is not allowed here; this is the address. <Private />
            <input
              ref={field}
              readOnly
              value={said.value.address}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
        )}
      </div>
    </div>
  );
}

const Private = () => <span class="soft">The program stands in it whole; nothing is uploaded.</span>;
