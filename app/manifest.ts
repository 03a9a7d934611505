import type { MetadataRoute } from "next";
import { messagesOf } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";

/**
 * What a phone needs to put 走访 on its home screen. The same for everybody, because a manifest is fetched without
 * cookies.
 */
export default function manifest(): MetadataRoute.Manifest {
  const { frame } = messagesOf(locales[0]);
  return {
    id: "/",
    name: frame.product,
    short_name: frame.product,
    description: frame.tagline,
    lang: locales[0],
    start_url: "/projects",
    scope: "/",
    display: "standalone",
    background_color: "#faf8f4",
    theme_color: "#0e5a63",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
