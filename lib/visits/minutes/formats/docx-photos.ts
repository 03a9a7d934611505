import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { MinutesModel, MinutesPicture } from "@/lib/visits/minutes/model";
import { photoBox } from "@/lib/visits/minutes/photos";
import { typeWidth } from "@/lib/word/page";
import { lineParagraph, oneLine } from "@/lib/word/text";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const column = Math.floor(typeWidth / 2);
const pixels = (millimetres: number) => (millimetres / 25.4) * 96;

type Photos = NonNullable<MinutesModel["photos"]>;

/** The photos behind the minutes, two in a row. A row is not divided between pages. */
export function photoPages(photos: Photos, pictures: ReadonlyMap<string, MinutesPicture>): (Paragraph | Table)[] {
  const cells = photos.items.map((item, index) => photoCell(item, { index, photos, picture: pictures.get(item.id) }));
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => {
    const [left, right = emptyCell()] = cells.slice(row * 2, row * 2 + 2);
    return new TableRow({ cantSplit: true, children: left ? [left, right] : [right] });
  });
  return [
    lineParagraph({ style: "MinutesPhotos", text: photos.title }),
    new Table({
      width: { size: column * 2, type: WidthType.DXA },
      columnWidths: [column, column],
      layout: TableLayoutType.FIXED,
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows,
    }),
    new Paragraph({ style: "MinutesGap" }),
  ];
}

function cell(children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: column, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.BOTTOM,
    children,
  });
}

const emptyCell = () => cell([new Paragraph({ style: "PhotoCaption" })]);

interface Shown {
  index: number;
  photos: Photos;
  picture: MinutesPicture | undefined;
}

function photoCell({ caption }: Photos["items"][number], { index, photos, picture }: Shown): TableCell {
  if (!picture) return cell([lineParagraph({ style: "PhotoCaption", text: `${oneLine(caption)}${photos.absent}` })]);
  const scale = Math.min(pixels(photoBox.width) / picture.width, pixels(photoBox.height) / picture.height);
  const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
  const description = oneLine(caption);
  const image = new ImageRun({
    type: "jpg",
    data: picture.bytes,
    transformation: size,
    // The library counts its own numbers on, and the same minutes must give the same bytes.
    altText: { name: description, title: description, description, id: String(index + 1) },
  });
  return cell([
    new Paragraph({
      style: "PhotoCaption",
      keepNext: true,
      alignment: AlignmentType.CENTER,
      // As high as the picture: a line of exact height would cut it.
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [image],
    }),
    lineParagraph({ style: "PhotoCaption", text: description }),
  ]);
}
