import type { MinutesPhoto } from "@/lib/visits/minutes/model";

/** How photos are printed behind the minutes: two in a row, each as large as this box allows. In millimetres. */
export const photoBox = { width: 75, height: 75 };
/** Their long edge in pixels: 300 dots an inch in that box. */
export const printedEdge = 900;

/** A photo as attachments know it. */
export interface VisitPhoto {
  id: string;
  fileName: string;
  entryId: string | null;
}

/** Each photo with the number that its entry has in the minutes. */
export function placedPhotos(
  photos: readonly VisitPhoto[],
  dimensions: readonly { label: string; entries: readonly { id: string }[] }[],
): MinutesPhoto[] {
  const places = new Map(
    dimensions.flatMap(({ label, entries }) =>
      entries.map(({ id }, index) => [id, { label, number: index + 1 }] as const),
    ),
  );
  return photos.map(({ id, fileName, entryId }) => ({ id, fileName, at: (entryId && places.get(entryId)) || null }));
}

/** A name that a camera or a messenger gave says nothing to a reader. */
const machineName =
  /^(?:img|dsc|dcim|pxl|image|photo|mmexport|wx_camera|wechatimg|微信图片|screenshot)?[\s_\-.()0-9a-f]*$/iu;

/** What a person called the photo; empty if nobody did. */
export function givenName(fileName: string): string {
  const name = fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, "").trim();
  return machineName.test(name) ? "" : name;
}
