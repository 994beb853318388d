/** What a refusal looks like to `expect(…).toThrow`: an error of ours with this code. */
import { expect } from "vitest";
import type { ErrorCode } from "../src/errors/codes.js";

export const refusal = (code: ErrorCode): Error =>
  expect.objectContaining({
    name: "LockstepError",
    code,
    message: expect.stringContaining(`${code}: `),
  }) as Error;
