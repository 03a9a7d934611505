// `npm run restore -- FILE`: a backup into an empty installation. `--check` only reads it from end to end; `--replace`
// renames what the embedded database and its attachments are now, and keeps both.
import { resolve } from "node:path";
import { applyMigrations } from "../database/migrate.mjs";
import { checkServer } from "../database/server-rules.mjs";
import { ownerUrlOf, upgradeDatabase } from "../database/upgrade.mjs";
import { Refusal, say, step } from "../say.mjs";
import { readBackup } from "./check.mjs";
import { askSecret, fromHere, openStore, rowsIn, runMain } from "./command.mjs";
import { intoEmbedded } from "./installation.mjs";
import { noteRestored } from "./journal.mjs";
import { folderTarget, storeTarget } from "./restore-files.mjs";
import { restoreBackup } from "./restore.mjs";

const usage = () =>
  new Refusal(
    "用法：npm run restore -- 文件 [--check | --replace]",
    "Usage: npm run restore -- FILE [--check | --replace]",
  );

function attachmentsFolder() {
  return process.env.S3_ENDPOINT ? null : resolve(process.env.ATTACHMENTS_DIR || ".data/attachments");
}

const targetOf = async (folder, databaseUrl) =>
  folder === null ? storeTarget(await openStore(databaseUrl)) : folderTarget(folder);

async function intoOutside({ file, secret }) {
  const databaseUrl = ownerUrlOf(process.env);
  await checkServer(databaseUrl);
  const target = await targetOf(attachmentsFolder(), databaseUrl);
  const result = await restoreBackup({ file, secret, databaseUrl, target });
  await upgradeDatabase(process.env);
  await noteRestored(databaseUrl, result);
  return { result, aside: [] };
}

const intoOwn = ({ file, secret, replace }) =>
  intoEmbedded({
    replace,
    folder: attachmentsFolder(),
    restore: async ({ databaseUrl, databaseFolder, folder, filesDroppedBy }) => {
      const target = await targetOf(folder, databaseUrl);
      const beforeFiles = () => applyMigrations(databaseUrl);
      const result = await restoreBackup({ file, secret, databaseUrl, databaseFolder, target, beforeFiles });
      filesDroppedBy(() => target.drop());
      await noteRestored(databaseUrl, result);
      return result;
    },
  });

function sayContents({ header, manifest }) {
  const rows = rowsIn(manifest);
  say(
    `  ${manifest.at}，版本 ${header.version}：${rows} 行记录，${manifest.files.count} 个附件文件。`,
    `${rows} rows, ${manifest.files.count} files.`,
  );
  if (manifest.missing > 0)
    say(
      `! 备份时附件存储里就缺 ${manifest.missing} 个文件。`,
      `The store lacked ${manifest.missing} files when it was made.`,
    );
}

runMain(async (args) => {
  const flags = args.filter((arg) => arg.startsWith("--"));
  const [name, ...more] = args.filter((arg) => !arg.startsWith("--"));
  if (!name || more.length > 0 || flags.length > 1 || flags.some((flag) => !["--check", "--replace"].includes(flag)))
    throw usage();
  const file = fromHere(name);
  const replace = flags.includes("--replace");
  const databaseUrl = process.env.DATABASE_URL;
  if (replace && databaseUrl)
    throw new Refusal(
      "--replace 只用于内置数据库：外部数据库请新建一个空库，再把 DATABASE_URL 指向它。",
      "--replace is for the embedded database: create a new, empty one and point DATABASE_URL to it.",
    );
  const secret = await askSecret({ twice: false });
  if (flags.includes("--check")) {
    const read = await step("检查备份", "Checking the backup", () => readBackup(file, secret));
    say("✓ 备份完好。", "The backup is whole.");
    return sayContents(read);
  }
  const { result, aside } = await step("恢复", "Restoring", () =>
    databaseUrl ? intoOutside({ file, secret }) : intoOwn({ file, secret, replace }),
  );
  say("✓ 已恢复，与备份逐表、逐文件核对一致。", "Restored; every table and file is as in the backup.");
  sayContents(result);
  say(
    "  所有人需要重新登录；没传完的附件由各自的设备重新上传。",
    "Everybody signs in anew; devices send unfinished uploads again.",
  );
  for (const name of aside) say(`  原来的已改名保留：${name}`, "What was there before is kept under this name.");
});
