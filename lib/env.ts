import "server-only";
import * as z from "zod";
import { USUAL_TIME_ZONE } from "@/lib/calendar";

/** The settings of a running server, read once. .env.example explains each. */
const settings = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  DATABASE_READ_URL: z.string().min(1).optional(),
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(30).optional(),
  SIGN_IN_FAILURES_PER_ACCOUNT: z.coerce.number().int().min(1).default(5),
  SIGN_IN_FAILURES_PER_ADDRESS: z.coerce.number().int().min(1).default(50),
  SIGN_IN_LOCK_MINUTES: z.coerce.number().int().min(1).default(15),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).default(12),
  INVITATION_DAYS: z.coerce.number().int().min(1).default(7),
  ATTACHMENTS_DIR: z.string().min(1).default(".data/attachments"),
  ATTACHMENT_MEGABYTES: z.coerce.number().min(1).max(1024).default(25),
  AUDIO_MEGABYTES: z.coerce.number().min(1).max(4096).default(200),
  PHOTO_LONG_EDGE: z.coerce.number().int().min(640).max(8192).default(2560),
  PHOTO_MEGAPIXELS: z.coerce.number().min(1).max(200).default(50),
  ARCHIVE_MEGABYTES: z.coerce.number().min(1).max(100_000).default(4_000),
  UPLOAD_DAYS: z.coerce.number().min(1).default(30),
  UNFINISHED_UPLOADS: z.coerce.number().int().min(1).default(100),
  UNFINISHED_MEGABYTES: z.coerce.number().min(1).default(2_000),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  SOFFICE_PATH: z.string().optional(),
  TIME_ZONE: z.string().default(USUAL_TIME_ZONE),
});

export type Env = z.infer<typeof settings>;

let parsed: Env | undefined;

/** @throws ZodError if a setting is missing or malformed. Read at request time, so a build needs none. */
export function env(): Env {
  parsed ??= settings.parse(process.env);
  return parsed;
}

/** Where the bytes of attachments are stored. A seed, which has no secret, may ask for it. @throws ZodError */
export function storageSettings() {
  return settings
    .pick({
      ATTACHMENTS_DIR: true,
      S3_ENDPOINT: true,
      S3_BUCKET: true,
      S3_REGION: true,
      S3_ACCESS_KEY_ID: true,
      S3_SECRET_ACCESS_KEY: true,
    })
    .parse(process.env);
}

/** Of the days that the server writes. A seed, which has no secret, may ask for it. @throws ZodError */
export function timeZone(): string {
  return settings.shape.TIME_ZONE.parse(process.env["TIME_ZONE"]);
}
