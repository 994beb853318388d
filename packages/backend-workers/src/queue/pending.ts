/** A command that was asked and is not done. */
import type { Command } from "@lockstep/codegen";

export interface Pending {
  /** Of all commands of the device, from 1 on. */
  readonly number: number;
  readonly command: Command;
  /** The first turn that was not done yet when it was asked. */
  readonly from: number;
  readonly mayNotEnd: boolean;
  /** Its number in the ring, once it is there. */
  place: number | undefined;
}
