/** What a file is by its first bytes, whatever its name is. */
export type FileKind = "zip" | "oldOffice" | "encrypted" | "foreign" | "text";

const begins = (bytes: Uint8Array, hex: string) =>
  (hex.match(/../gu) ?? []).every((byte, at) => bytes[at] === Number.parseInt(byte, 16));

/** PNG, JPEG, GIF, PDF, gzip, RAR, 7z: renamed .csv by mistake, they would decode as Chinese. */
const foreign = ["89504e47", "ffd8ff", "47494638", "25504446", "1f8b08", "52617221", "377abcaf"];

/** The name of a stream inside an old container. A file with a password has this form. */
function holdsEncrypted(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-16le");
  return [bytes, bytes.subarray(1)].some((each) => decoder.decode(each).includes("EncryptedPackage"));
}

/** `text` is everything else. Only reading it shows whether it is text. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (begins(bytes, "504b")) return "zip";
  if (begins(bytes, "d0cf11e0")) return holdsEncrypted(bytes) ? "encrypted" : "oldOffice";
  return foreign.some((hex) => begins(bytes, hex)) ? "foreign" : "text";
}
