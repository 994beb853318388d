/** What stops an example and is for the person to mend: it is shown as one line, without a stack trace. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}
