import { Footer, PageNumber, Paragraph, TextRun } from "docx";
import type { ReportStyleId } from "./docx-styles";

/** — 1 —: odd pages on the right, even pages on the left, each by its style. */
export function pageNumberFooters(): { default: Footer; even: Footer } {
  return { default: pageNumber("PageNumberOdd"), even: pageNumber("PageNumberEven") };
}

function pageNumber(style: ReportStyleId): Footer {
  const number = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    font: { hint: "eastAsia" },
  });
  return new Footer({ children: [new Paragraph({ style, children: [number] })] });
}
