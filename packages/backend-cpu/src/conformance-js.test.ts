import { describeBackend } from "@lockstep/conformance/vitest";
import { jsCapabilities } from "./capabilities.js";
import { cpu } from "./index.js";

describeBackend({ name: "cpu, js", create: () => cpu({ mode: "js" }), capabilities: jsCapabilities });
