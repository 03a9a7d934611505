import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie, themeOf } from "@/lib/i18n/locale";
import { currentLocale, translator } from "@/lib/i18n/server";
import "./globals.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return {
    title: { default: t("frame.product"), template: `%s · ${t("frame.product")}` },
    description: t("frame.tagline"),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await currentLocale()} {...(theme !== "system" && { "data-theme": theme })}>
      <body>{children}</body>
    </html>
  );
}
