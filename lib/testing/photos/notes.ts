import { hiddenWord } from "@/lib/testing/photos/bad-photo";
import { be16, be32, le16, le32 } from "@/lib/testing/photos/pictures";
import { joined } from "@/lib/testing/sample-files";

/** What cameras and phones write into a photo, by hand, in both orders of bytes. */

type Order = "little" | "big";
const textType = 2;
const shortType = 3;
const rationalType = 5;

interface Entry {
  tag: number;
  type: number;
  count: number;
  value: Uint8Array;
}

const paddedText = (text: string) => joined(text, "\0");
export const exifText = (tag: number, text: string): Entry => ({
  ...{ tag, type: textType, count: text.length + 1, value: paddedText(text) },
});

/** One directory at `at`; values that do not fit stand behind it. */
function directory(entries: Entry[], { order, at, next = 0 }: { order: Order; at: number; next?: number }) {
  const [u16, u32] = order === "little" ? [le16, le32] : [be16, be32];
  const values: Uint8Array[] = [];
  let free = at + 2 + entries.length * 12 + 4;
  const lines = entries.map(({ tag, type, count, value }) => {
    const head = joined(u16(tag), u16(type), u32(count));
    if (value.length <= 4) return joined(head, value, new Uint8Array(4 - value.length));
    const line = joined(head, u32(free));
    values.push(value);
    free += value.length;
    return line;
  });
  return joined(u16(entries.length), ...lines, u32(next), ...values);
}

/** The TIFF block of Exif: camera, orientation, and a place in its own directory. */
export function exifBlock({ order = "little", orientation = 1 }: { order?: Order; orientation?: number } = {}) {
  const [u16, u32] = order === "little" ? [le16, le32] : [be16, be32];
  const place = joined(...[31, 12, 0].map((part) => joined(u32(part), u32(1))));
  const first = (gpsAt: number) =>
    directory(
      [
        exifText(0x010f, hiddenWord),
        exifText(0x0110, "Camera 9"),
        { tag: 0x0112, type: shortType, count: 1, value: u16(orientation) },
        exifText(0x0132, "2026:05:12 09:00:00"),
        exifText(0x9c9b, hiddenWord),
        { tag: 0x8825, type: 4, count: 1, value: u32(gpsAt) },
      ],
      { order, at: 8 },
    );
  const gpsAt = 8 + first(0).length;
  const gps = directory(
    [
      exifText(1, "N"),
      { tag: 2, type: rationalType, count: 3, value: place },
      exifText(3, "E"),
      { tag: 4, type: rationalType, count: 3, value: place },
      exifText(0x1b, hiddenWord),
    ],
    { order, at: gpsAt },
  );
  const mark = order === "little" ? "II" : "MM";
  return joined(mark, u16(42), u32(8), first(gpsAt), gps);
}

export const xmp = (inside = `<exif:GPSLatitude>${hiddenWord}</exif:GPSLatitude>`) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** A caption of Photoshop: an IPTC record within an 8BIM resource. */
export const iptc = () => {
  const record = joined(Uint8Array.of(0x1c, 2, 120), be16(hiddenWord.length), hiddenWord);
  return joined("8BIM", be16(0x0404), be16(0), be32(record.length), record, new Uint8Array(record.length % 2));
};
