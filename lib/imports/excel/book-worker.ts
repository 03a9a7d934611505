import { readBook, type BookRequest } from "@/lib/imports/excel/read-book";

/** The other thread: a workbook is taken apart here, where a hostile one cannot take the page along. */
self.onmessage = ({ data }: MessageEvent<BookRequest>) => {
  self.postMessage(readBook(data));
};
