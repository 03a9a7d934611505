import type { FileFault } from "@/lib/attachments/types";

/** Why a file was not taken. The form names these; what throws them is loaded when a file is first taken. */

export class FileRefused extends Error {
  constructor(readonly fault: FileFault | "tooLarge") {
    super(`file: ${fault}`);
    this.name = "FileRefused";
  }
}

/** The visit has a file with the same bytes already: in this queue, or on the server. */
export class FileRepeated extends Error {
  constructor(readonly other: string) {
    super("file: repeated");
    this.name = "FileRepeated";
  }
}

export type RecorderFault = "unsupported" | "refused" | "noMicrophone";

export class RecorderError extends Error {
  constructor(readonly fault: RecorderFault) {
    super(`recorder: ${fault}`);
    this.name = "RecorderError";
  }
}
