/** @type {import("next").NextConfig} */
module.exports = {
  reactStrictMode: true,
  poweredByHeader: false,
  // No image is ever decoded by the framework's optimizer.
  images: { unoptimized: true },
  // forbidden() draws app/forbidden.tsx with status 403.
  experimental: {
    authInterrupts: true,
    // A list of 调研点 is a file of up to 5 MB sent to a server action; a little more, so that a file slightly too large
    // still reaches the gate, which says so in a sentence (lib/gates/define-reading-action.ts). Next's own limit is 1 MB.
    serverActions: { bodySizeLimit: "6mb" },
  },
  // Types are checked by `npm test`; a person who starts the product does not wait for it twice.
  typescript: { ignoreBuildErrors: true },
  // Native and WASM packages stay what they are, outside the server bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "postgres", "echarts", "docx", "rate-limiter-flexible"],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "geolocation=(), payment=(), usb=()" },
      ],
    },
  ],
};
