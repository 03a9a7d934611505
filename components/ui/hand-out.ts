/** Downloads a file that was made on this device. */
export function handOut({
  bytes,
  name,
  type = "application/octet-stream",
}: {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
  type?: string;
}): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
