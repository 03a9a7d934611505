import sharp from "sharp";
import { docxParts } from "@/lib/testing/docx-reader";
import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, bytesOf, choose, prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";
