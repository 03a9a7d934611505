// For the Prisma CLI only (`prisma migrate deploy`, `prisma studio`); the app
// connects through lib/db.ts. Generating needs no database, hence the fallback.
import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? "postgresql://localhost/none" },
});
