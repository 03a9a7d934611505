import { v7 as uuidv7 } from "uuid";
import { holding } from "@/lib/offline/file-holding";
import type { FileSender } from "@/lib/offline/file-sender";
import type { LocalFile } from "@/lib/offline/local-file";
import { RecorderError } from "@/lib/offline/take-fault";

const types = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/** A killed browser loses at most this much, and what its disk had not finished. */
const sliceMs = 2_000;
/** Speech in a room: an hour is about 14 MB. */
const bitsPerSecond = 32_000;

export interface Recording {
  id: string;
  startedAt: number;
  /** Seconds so far. */
  seconds(): number;
  /** Marks this moment, at an entry where one is named. */
  mark(entryId: string | null): Promise<void>;
  stop(): Promise<void>;
}

async function microphone(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === "undefined")
    throw new RecorderError("unsupported");
  return navigator.mediaDevices
    .getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
    .catch((error: unknown) => {
      const denied =
        error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
      throw new RecorderError(denied ? "refused" : "noMicrophone");
    });
}

/**
 * Keeps the screen on during a recording. The browser releases it when the page is hidden; it is requested again when
 * the page is visible.
 */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async () => {
    if (document.visibilityState !== "visible" || !navigator.wakeLock) return;
    lock = await navigator.wakeLock.request("screen").catch(() => null);
    if (over) void lock?.release();
  };
  document.addEventListener("visibilitychange", ask);
  void ask();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}

type Begun = Pick<LocalFile, "projectId" | "visitId" | "entryId" | "fileName">;

/** Records into the device's store continuously. Calls `onEnd` when the microphone is lost or the store is full. */
export async function record(sender: FileSender, begun: Begun, onEnd: (error: unknown) => void): Promise<Recording> {
  const stream = await microphone();
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: bitsPerSecond });
  const [id, startedAt] = [uuidv7(), Date.now()];
  const file: LocalFile = {
    ...begun,
    id,
    kind: "audio",
    mediaType: (recorder.mimeType || mimeType || "audio/webm").split(";")[0] ?? "audio/webm",
    byteSize: 0,
    pieces: [],
    sha256: "",
    durationSeconds: null,
    cues: [],
    preview: null,
    state: { at: "recording" },
    sent: 0,
    attempts: 0,
    retryAt: 0,
    createdAt: startedAt,
    updatedAt: startedAt,
  };
  const seconds = () => Math.floor((Date.now() - startedAt) / 1000);
  const release = keepAwake();
  let writing: Promise<void> = Promise.resolve();
  let ended: (() => void) | undefined;
  const over = new Promise<void>((done) => (ended = done));
  // One piece after the other, in the order in which they were recorded.
  const keep = (bytes: Blob) => {
    writing = writing.then(async () => sender.store.append(id, new Uint8Array(await bytes.arrayBuffer())));
    writing.catch((error: unknown) => {
      if (recorder.state !== "inactive") recorder.stop();
      onEnd(error);
    });
  };
  await sender.store.begin(file).catch((error: unknown) => {
    stream.getTracks().forEach((track) => track.stop());
    release();
    throw error;
  });
  const finished = holding(id, async () => {
    await over;
    await writing.catch(() => {});
    await sender.store.complete(id, (kept) => ({ ...kept, durationSeconds: seconds(), updatedAt: Date.now() }));
  });
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) keep(data);
  };
  recorder.onstop = () => {
    stream.getTracks().forEach((track) => track.stop());
    release();
    ended?.();
  };
  recorder.onerror = () => onEnd(new RecorderError("noMicrophone"));
  recorder.start(sliceMs);
  await sender.told();
  return {
    id,
    startedAt,
    seconds,
    mark: async (entryId) => {
      const cue = { id: uuidv7(), atSeconds: seconds(), label: "", entryId };
      await sender.change(id, (kept) => kept && { ...kept, cues: [...kept.cues, cue], updatedAt: Date.now() });
    },
    stop: async () => {
      if (recorder.state !== "inactive") recorder.stop();
      await finished;
      await sender.told();
      sender.wake();
    },
  };
}
