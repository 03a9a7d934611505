// The doors that devices knock at, over real HTTP: a visit by the sync, a file by tus. Each answers what its client was
// told, never more: null means that nobody knows what became of it.
import { createHash } from "node:crypto";
import http from "node:http";

/**
 * @param {{ port: number, agent?: http.Agent, timeoutMs?: number }} to
 * @param {{ method: string, path: string, headers: object, body?: Buffer }} what
 * @returns {Promise<{ status: number, headers: object, body: string } | null>} null: no answer, or half of one
 */
export function ask({ port, agent, timeoutMs = 30_000 }, { method, path, headers, body }) {
  return new Promise((done) => {
    const request = http.request(
      {
        ...{ host: "127.0.0.1", port, agent, method, path, timeout: timeoutMs },
        headers: { ...headers, ...(body && { "content-length": body.length }) },
      },
      async (response) => {
        try {
          let text = "";
          for await (const piece of response) text += piece;
          done(response.complete ? { status: response.statusCode, headers: response.headers, body: text } : null);
        } catch {
          done(null);
        }
      },
    );
    request.on("timeout", () => request.destroy());
    request.on("error", () => done(null));
    request.end(body);
  });
}

/** Sends one request of the outbox. @returns the statuses of its items by id; { none: why } if nobody was told */
export async function sendVisits(to, person, body) {
  const answer = await ask(to, {
    method: "POST",
    path: "/api/sync/visits",
    headers: { cookie: person.cookie, "content-type": "application/json", "x-zoufang-account": person.userId },
    body,
  });
  if (answer?.status !== 200) return { none: answer?.status ?? "none" };
  return { replies: JSON.parse(answer.body).replies };
}

const tus = { "tus-resumable": "1.0.0" };
const encoded = (pairs) =>
  Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");

/** Begins or finds an upload. @returns its status and offset */
export async function beginFile(to, person, { projectId, file }) {
  const { id, visitId, bytes, sha256 } = file;
  const answer = await ask(to, {
    method: "POST",
    path: `/api/attachments/${projectId}/uploads`,
    headers: {
      ...tus,
      cookie: person.cookie,
      "upload-length": String(bytes.length),
      "upload-metadata": encoded({ id, visitId, kind: "document", fileName: `${id.slice(-6)}.pdf`, sha256 }),
    },
  });
  return { status: answer?.status ?? null, offset: Number(answer?.headers["upload-offset"] ?? Number.NaN) };
}

/** Sends the bytes from an offset on. @returns the status, and the offset that the server has now */
export async function sendBytes(to, person, { projectId, file, offset }) {
  const answer = await ask(to, {
    method: "PATCH",
    path: `/api/attachments/${projectId}/uploads/${file.id}`,
    headers: {
      ...tus,
      cookie: person.cookie,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: file.bytes.subarray(offset),
  });
  return { status: answer?.status ?? null, offset: Number(answer?.headers["upload-offset"] ?? Number.NaN) };
}

/**
 * One try at a whole file: begins or finds it, and sends what is missing. True only if the server has said it has all.
 */
export async function sendFile(to, person, { projectId, file }) {
  const begun = await beginFile(to, person, { projectId, file });
  if (begun.status !== 200 && begun.status !== 201) return { whole: false, status: begun.status };
  if (begun.offset === file.bytes.length) return { whole: true, status: begun.status };
  const sent = await sendBytes(to, person, { projectId, file, offset: begun.offset });
  return { whole: sent.status === 204 && sent.offset === file.bytes.length, status: sent.status };
}

export const sha256Of = (bytes) => createHash("sha256").update(bytes).digest("hex");
