import { fileAddress, listAddress } from "@/lib/attachments/addresses";
import type { AttachmentItem } from "@/lib/attachments/types";
import { loadFileSender, loadTakePhoto } from "@/lib/offline/late-files";
import { unsentFiles } from "@/lib/offline/local-file";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import { printedEdge, type VisitPhoto } from "@/lib/visits/minutes/photos";

/** A server that does not answer must not keep a township waiting for its paper. */
const patienceMs = 10_000;

async function answerOf(address: string): Promise<Response | null> {
  if (!navigator.onLine) return null;
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
  return answer?.ok ? answer : null;
}

/**
 * The photos of a visit as this device can get them: those that it has not sent yet, and with a network those on the
 * server. A photo whose bytes cannot be had is in the list without a picture, so that the paper says so.
 */
export async function photosOnDevice(userId: string, projectId: string, visitId: string) {
  const [{ fileSenderOf }, { printedPhoto }] = await Promise.all([loadFileSender(), loadTakePhoto()]);
  const sender = fileSenderOf(userId);
  const pictures = new Map<string, MinutesPicture>();
  const put = async (id: string, bytes: Promise<Blob | null>) => {
    const picture = await bytes.then((blob) => blob && printedPhoto(blob, printedEdge)).catch(() => null);
    if (picture) pictures.set(id, picture);
  };
  const here = (await sender.store.list().catch(() => [])).filter(
    (file) => file.visitId === visitId && file.kind === "photo" && file.state.at !== "adding",
  );
  const unsent = new Set(unsentFiles({ ...sender.current(), files: here }).map(({ id }) => id));
  const listed = await answerOf(listAddress(projectId, visitId));
  const stored = listed ? ((await listed.json()) as { attachments: AttachmentItem[] }).attachments : null; // our own route's answer
  const photos = new Map<string, VisitPhoto>();
  for (const item of stored ?? []) if (item.kind === "photo") photos.set(item.id, item);
  // A sent file that the server's list no longer has was removed there.
  for (const file of here) if (unsent.has(file.id) || !stored) photos.set(file.id, file);
  for (const { id } of photos.values()) {
    const local = here.find((file) => file.id === id && unsent.has(id));
    const fetched = () => answerOf(fileAddress(projectId, id)).then((answer) => answer && answer.blob());
    await put(id, local ? sender.blobOf(local) : fetched());
  }
  return { photos: [...photos.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), pictures };
}
