import "server-only";
import sharp, { type Sharp } from "sharp";
import { AppError } from "@/lib/errors";

// Only these three formats are ever decoded, whatever a file claims to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
sharp.cache(false);
sharp.concurrency(1);

export const thumbnailType = "image/webp";
const thumbnailEdge = 480;

export interface DrawnPhoto {
  bytes: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
}

interface PhotoLimits {
  longEdge: number;
  megapixels: number;
}

type PhotoType = "image/jpeg" | "image/png" | "image/webp";

function encoded(image: Sharp, mediaType: PhotoType): Sharp {
  if (mediaType === "image/png") return image.png();
  return mediaType === "image/webp" ? image.webp({ quality: 84 }) : image.jpeg({ quality: 84, mozjpeg: true });
}

/**
 * The picture re-encoded, upright, at most `longEdge` pixels long. Everything else in the file (place, camera, hidden
 * bytes) is dropped. The file at `path` has already been sniffed.
 * @throws AppError invalid if it cannot be decoded
 */
export async function redraw(path: string, mediaType: string, limits: PhotoLimits): Promise<DrawnPhoto> {
  const options = { limitInputPixels: Math.round(limits.megapixels * 1_000_000), failOn: "error", pages: 1 } as const;
  try {
    const fit = (edge: number) =>
      sharp(path, options).rotate().resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });
    // The sniffer allows only these three formats.
    const { data: bytes, info } = await encoded(fit(limits.longEdge), mediaType as PhotoType).toBuffer({
      resolveWithObject: true,
    });
    const thumbnail = await fit(thumbnailEdge).webp({ quality: 74 }).toBuffer();
    return { bytes, thumbnail, width: info.width, height: info.height };
  } catch (error) {
    throw new AppError("invalid", "attachments.refused.damaged", [], {
      cause: error instanceof Error ? error.message.slice(0, 80) : "",
    });
  }
}

/** A stored photo for print, on white where it is transparent. @throws if it cannot be decoded */
export async function asJpeg(stored: Buffer, longEdge: number) {
  const { data, info } = await sharp(stored, { failOn: "error", pages: 1 })
    .resize({ width: longEdge, height: longEdge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}
