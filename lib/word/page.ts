import { DocumentGridType, PageOrientation, type ISectionPropertiesOptions } from "docx";

/** GB/T 9704-2012, 5 and 6, in twips (1/20 pt; 1 mm = 1440/25.4). */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

const paper = { width: twips(210), height: twips(297) };
const margin = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) };

const charactersPerLine = 28;
/** 版心, in twips. */
export const typeWidth = paper.width - margin.left - margin.right;
export const typeHeight = paper.height - margin.top - margin.bottom;

/** 22 lines in the type area's 12756 twips: 579 is the largest whole pitch that fits (580 × 22 = 12760). */
export const linePitch = 579;

/** 3号. */
export const bodyPoints = 16;
/** One character of the body: Word counts indents in this unit. */
export const bodyCharacter = bodyPoints * 20;

/** 28 characters of 3号 are 115 twips too long for the line, so each is set a little closer. */
export const characterPitch = Math.floor(typeWidth / charactersPerLine);
export const characterSpacing = characterPitch - bodyCharacter;

/**
 * `w:charSpace` for the same 28 characters: the pitch less the body's size, in 1/4096 pt (ECMA-376, 17.6.5). The grid's
 * type is `lines`, so each character has its own width and spacing: see docs/decisions/005-word-writer.md.
 */
const charSpace = Math.floor((typeWidth / charactersPerLine / 20 - bodyPoints) * 4096);

/** 4号. */
export const pageNumberPoints = 14;
export const pageNumberLine = pageNumberPoints * 20;

/**
 * 一字线上距版心下边缘 7 mm. Word measures a footer from the paper's edge to the bottom of its line, and the dash is at half the
 * line's height: bottom margin 35 mm − 7 mm − half a line.
 */
const footerDistance = margin.bottom - twips(7) - pageNumberLine / 2;

const page = { size: paper, margin: { ...margin, header: twips(15), footer: footerDistance, gutter: 0 } };

/** The same paper and type area without the grid of 22 lines, for type smaller than 3号. */
export const plainPage: ISectionPropertiesOptions = { page };

/** The paper on its side, with the same margins, for wide tables. */
export const landscapeWidth = paper.height - margin.left - margin.right;
export const landscapeHeight = paper.width - margin.top - margin.bottom;
export const landscapePage: ISectionPropertiesOptions = {
  page: { ...page, size: { ...paper, orientation: PageOrientation.LANDSCAPE } },
};

export const pageProperties: ISectionPropertiesOptions = {
  page,
  grid: { type: DocumentGridType.LINES, linePitch, charSpace },
};
