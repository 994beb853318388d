import { describeBackend } from "@lockstep/conformance/vitest";
import { wasmCapabilities } from "./capabilities.js";
import { cpu } from "./index.js";

describeBackend({ name: "cpu, wasm", create: () => cpu(), capabilities: wasmCapabilities });
