/** The processes in which opponents play, each started when it is first asked for. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * `failure`: why there are no figures; `missing`: the command that installs the opponent.
 *
 * @typedef {Partial<import("../duel.js").Outcome> & { engine?: string, failure?: string, missing?: string }} Reply
 */

export class Players {
  #mode;
  /** @type {Map<string, import("node:child_process").ChildProcess>} */
  #children = new Map();

  /** @param {string} mode of Lockstep */
  constructor(mode) {
    this.#mode = mode;
  }

  /** @param {string} opponent @param {string} work the name of the case @returns {Promise<Reply>} */
  ask(opponent, work) {
    const child = this.#of(opponent);
    return new Promise((done) => {
      /** @param {number | null} code */
      const onClose = (code) => {
        this.#children.delete(opponent);
        done({ failure: `the process of ${opponent} ended with status ${code}` });
      };
      child.once("close", onClose);
      child.once("message", (reply) => {
        child.off("close", onClose);
        done(/** @type {Reply} */ (reply));
      });
      child.send(work);
    });
  }

  dismiss() {
    for (const child of this.#children.values()) child.disconnect();
    this.#children.clear();
  }

  /** @param {string} opponent */
  #of(opponent) {
    let child = this.#children.get(opponent);
    if (!child) {
      const script = fileURLToPath(new URL("./opponent.js", import.meta.url));
      // Libraries greet on stdout; the table is all that shall be seen there.
      child = fork(script, [opponent, this.#mode], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
      this.#children.set(opponent, child);
    }
    return child;
  }
}
