/** A backend's module as its author would write it. */
import { ReferenceBackend } from "../../src/index.js";

export const create = () => new ReferenceBackend();
