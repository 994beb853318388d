export type { Adapter, Engine, EngineLimits, EngineName, Handle } from "./engines/engine.js";
