import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { answerWatched } from "@/lib/auth/watched-auth";
import { definePublicRoute } from "@/lib/gates/define-route";

const handler = NextAuth(authOptions);

export const GET = definePublicRoute("GET /api/auth/[...nextauth]", (request, context) =>
  answerWatched(() => handler(request, context)),
);
export const POST = definePublicRoute("POST /api/auth/[...nextauth]", (request, context) =>
  answerWatched(() => handler(request, context)),
);
