import { readOnly } from "@/lib/db";
import { noStore } from "@/lib/gates/define-route";

export const dynamic = "force-dynamic";

/** 200 while the server answers and reaches its database, else 503. */
export async function GET(): Promise<Response> {
  try {
    await readOnly().$queryRaw`SELECT 1`;
    return Response.json({ status: "ok" }, { headers: noStore });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503, headers: noStore });
  }
}
