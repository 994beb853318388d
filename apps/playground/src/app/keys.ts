/** The keys that work wherever the person is on the page: run, and stop. */
import type { Actions } from "./actions.js";
import { activity } from "./state.js";

export function followKeys(actions: Actions): void {
  // Before the editor sees it, which would begin a new line.
  const capture = true;
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        void actions.run();
      } else if (event.key === "Escape" && activity.value !== "idle") {
        actions.stop();
      }
    },
    { capture },
  );
}
