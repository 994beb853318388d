/** A module that makes a backend which is further off than it states. */
import { SloppyBackend } from "./sloppy-backend.js";

export const create = () => new SloppyBackend(40);
