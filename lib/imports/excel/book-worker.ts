import { readBook, type BookRequest } from "@/lib/imports/excel/read-book";

/** Reads a workbook in another thread, so that a hostile file cannot block or crash the page. */
self.onmessage = ({ data }: MessageEvent<BookRequest>) => {
  self.postMessage(readBook(data));
};
