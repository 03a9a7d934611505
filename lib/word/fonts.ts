import { wordNamespace, xmlPart } from "./xml";

/**
 * The fonts that GB/T 9704-2012 requires. They may not be distributed with a file, so they are named and never
 * embedded. `altName` gives Word and WPS the installed font to use instead, with the names that both systems know.
 */
export const fonts = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  kai: "楷体_GB2312",
  hei: "黑体",
  song: "宋体",
} as const;
export type FontName = (typeof fonts)[keyof typeof fonts];

interface FontEntry {
  altName: string;
  /** The kind of letter to look for if neither name is installed. */
  family: "roman" | "modern" | "auto";
}

const entries: Record<FontName, FontEntry> = {
  方正小标宋简体: { altName: "宋体,SimSun", family: "auto" },
  仿宋_GB2312: { altName: "仿宋,FangSong", family: "modern" },
  楷体_GB2312: { altName: "楷体,KaiTi", family: "modern" },
  黑体: { altName: "SimHei", family: "modern" },
  宋体: { altName: "SimSun", family: "auto" },
};

/** word/fontTable.xml. 86 is the Windows code of the GB 2312 character set. */
export function fontTablePart(): string {
  const table = Object.entries(entries).map(
    ([name, { altName, family }]) =>
      `<w:font w:name="${name}"><w:altName w:val="${altName}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  );
  return xmlPart(`<w:fonts xmlns:w="${wordNamespace}">${table.join("")}</w:fonts>`);
}
