import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { cpu } from "./index.js";

describeBackend({ name: "cpu, wasm", create: () => cpu(), capabilities: wasmCapabilities });
