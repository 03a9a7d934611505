// The report in which `npm run bench:form` types: 200 points, each of three quotations.
import { v7 as mintId } from "uuid";

/** How many points the report has. */
export const points = 200;
const headings = ["主要做法", "经验典型", "存在问题", "意见建议"];

/** Every point cites three entries of approved visits and says what they say. Returns the report's address. */
export async function addReport(db, { projectId, createdBy }) {
  const entries = await db.entry.findMany({
    where: { projectId, visit: { state: "approved" } },
    select: { id: true, text: true },
    orderBy: { id: "asc" },
    take: points * 3,
  });
  const id = mintId();
  await db.report.create({ data: { projectId, id, title: "关于基层治理的调研报告", createdBy } });
  const each = points / headings.length;
  for (const [position, heading] of headings.entries()) {
    const sectionId = mintId();
    await db.reportSection.create({
      data: { projectId, id: sectionId, reportId: id, position, heading, layout: "paragraphs" },
    });
    for (let place = 0; place < each; place += 1) {
      const from = (position * each + place) * 3;
      const cited = entries.slice(from, from + 3);
      const pointId = mintId();
      const text = cited.map((entry) => `${entry.text}`).join("");
      const lead = `议事有序第${place + 1}项`;
      await db.reportPoint.create({ data: { projectId, id: pointId, sectionId, position: place, lead, text } });
      await db.reportPointEvidence.createMany({
        data: cited.map((entry, index) => ({
          projectId,
          id: mintId(),
          pointId,
          entryId: entry.id,
          quotedText: entry.text,
          position: index,
        })),
      });
    }
  }
  return `/projects/${projectId}/reports/${id}`;
}
