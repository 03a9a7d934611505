import { auditColumns, auditName, peopleName, tableFile, type ArchiveManifest } from "@/lib/archives/format";
import { columnMeanings } from "@/lib/archives/column-meanings";
import { archivedTables, type ArchivedColumn } from "@/lib/archives/tables";

/** 数据说明: what is in an archive, in Chinese and English. Pure. */

const kinds: Record<ArchivedColumn["kind"], string> = {
  plain: "",
  id: "编号 id",
  ids: "编号列表 ids",
  json: "JSON",
  pieces: "",
  number: "数（写作文本） number, as text",
  bytes: "文件（base64） file, in base64",
  kept: "原系统的值 as the other installation wrote it",
};

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );

const sizeOf = (files: ArchiveManifest["files"], prefix: string) => {
  const found = files.filter(({ name }) => name.startsWith(prefix));
  return `${found.length} 个 files, ${found.reduce((sum, { bytes }) => sum + bytes, 0)} 字节 bytes`;
};

export function archiveReadme(manifest: ArchiveManifest): string {
  const rowsOf = (name: string) => String(manifest.files.find((file) => file.name === name)?.rows ?? 0);
  const lines = [
    `# 数据说明 · About this archive`,
    "",
    `课题 Project: ${manifest.name}`,
    `时点 Moment: ${manifest.at}`,
    `程序版本 Version: Zoufang ${manifest.version}, format ${manifest.kind} ${manifest.format}`,
    "",
    "本归档含一个调研课题在上述时点的全部数据和附件。",
    "`data/` 下每个文件是一张表，每行一条记录（JSON Lines，UTF-8）；时间为世界协调时，日期为 YYYY-MM-DD。",
    "`manifest.json` 记有其余每个文件的长度和 SHA-256。人员只有显示姓名，没有账号、密码和联系方式。",
    "未包含：邀请链接、未传完的附件、可由其他数据重新算出的计数。",
    "",
    "All data and attachments of one study at the moment above.",
    "Each file in `data/` is a table with one record a line (JSON Lines, UTF-8). Times are UTC, days YYYY-MM-DD.",
    "`manifest.json` has the length and SHA-256 of every other file. Of people there is only the displayed name.",
    "Not in it: invitations, unfinished uploads, counts that follow from the rest.",
    "",
    "## 文件 Files",
    "",
    ...tableOf(
      ["文件 File", "内容 Content", "行数 Rows"],
      [
        [peopleName, "人员的显示姓名 names of people", rowsOf(peopleName)],
        ...archivedTables.map(({ name, zh, en }) => [tableFile(name), `${zh} ${en}`, rowsOf(tableFile(name))]),
        [auditName, "审计链 audit chains (audit_hash)", rowsOf(auditName)],
        ["attachments/", "附件原件 attachments", sizeOf(manifest.files, "attachments/")],
        ["thumbnails/", "照片缩略图 thumbnails of photos", sizeOf(manifest.files, "thumbnails/")],
      ],
    ),
    ...(manifest.missing.length > 0
      ? ["", `导出时存储中已缺失的附件 Attachments that the store had lost: ${manifest.missing.join(", ")}`]
      : []),
    "",
    "## 字段 Columns",
    "",
    `### ${peopleName}`,
    "",
    ...tableOf(
      ["字段 Column", "含义 Meaning"],
      ["id", "display_name"].map((name) => [name, meaningOf("people", name)]),
    ),
  ];
  for (const { name, columns } of archivedTables) {
    lines.push("", `### ${tableFile(name)}`, "");
    lines.push(
      ...tableOf(
        ["字段 Column", "含义 Meaning", "形式 Form"],
        columns.map((column) => [column.name, meaningOf(name, column.name), kinds[column.kind]]),
      ),
    );
  }
  lines.push("", `### ${auditName}`, "");
  lines.push(
    ...tableOf(
      ["字段 Column", "含义 Meaning"],
      auditColumns.map((name) => [name, meaningOf("audit", name)]),
    ),
  );
  return `${lines.join("\n")}\n`;
}

/** What a column says, for its table or for every table. "" where nobody has written it: a test refuses that. */
export function meaningOf(table: string, column: string): string {
  return columnMeanings[`${table}.${column}`] ?? columnMeanings[column] ?? "";
}
