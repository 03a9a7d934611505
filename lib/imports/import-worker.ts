import { readDocument, type ReadRequest } from "@/lib/imports/read-document";

/**
 * The other thread: a document is taken apart here, where a hostile one can take neither the page nor its texts along.
 */
self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
  self.postMessage(readDocument(data));
};
