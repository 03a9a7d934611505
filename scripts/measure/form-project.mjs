// The project in which `npm run bench:form` measures.
import { hash } from "@node-rs/argon2";
import * as factories from "../../lib/testing/factories.ts";

/** How many entries the form has. */
export const entries = 200;
const password = "correct horse battery";
const dimensions = ["status", "example", "problem", "suggestion"];

/** A member's own draft of 200 entries at a site that was visited before, and 120 sites with 12 entries each. */
export async function prepare(db) {
  const memberId = await factories.createAccount(db, { passwordHash: await hash(password) });
  const { accountName } = await db.user.findUniqueOrThrow({ where: { id: memberId } });
  const projectId = await factories.createProject(db, { leadId: memberId });
  const questions = {};
  for (const dimension of dimensions) {
    questions[dimension] = [];
    for (let place = 0; place < 5; place += 1)
      questions[dimension].push(
        await factories.addQuestion(db, {
          projectId,
          dimension,
          text: `第${place + 1}问：有哪些做法和成效`,
          hint: "请举例。",
          position: place,
        }),
      );
  }
  const points = (count) =>
    Array.from({ length: count }, (_, index) => {
      const dimension = dimensions[index % 4];
      return factories.entryContent({
        dimension,
        questionId: questions[dimension][Math.floor(index / 4) % 5],
        text: `第${index + 1}点：${"村级议事会每月开一次，议题由村民先提。".repeat(3)}`,
      });
    });
  const note = (siteId, change) => factories.visitContent({ siteId, recorderId: memberId, ...change });
  let siteId = "";
  for (let place = 0; place < 120; place += 1) {
    siteId = await factories.addSite(db, { projectId, position: place });
    await factories.addVisit(db, {
      projectId,
      content: note(siteId, { visitedOn: "2026-03-12", entries: points(12) }),
    });
  }
  const visitId = await factories.addVisit(db, {
    projectId,
    state: "draft",
    content: note(siteId, { visitedOn: "2026-11-20", entries: points(entries) }),
  });
  return { accountName, memberId, projectId, address: `/projects/${projectId}/visits/${visitId}/edit` };
}

export async function signIn(request, accountName) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, accountName, password, json: "true" },
    maxRedirects: 0,
  });
}
