// `npm run backup -- FILE`: database and attachments as one encrypted file, while people work.
import { Refusal, say, step } from "../say.mjs";
import { askSecret, fromHere, inMegabytes, openStore, rowsIn, runMain } from "./command.mjs";
import { withDatabase } from "./installation.mjs";
import { noted } from "./journal.mjs";
import { makeBackup } from "./make.mjs";

runMain(async ([name, ...more]) => {
  if (!name || more.length > 0) throw new Refusal("用法：npm run backup -- 文件", "Usage: npm run backup -- FILE");
  const file = fromHere(name);
  const secret = await askSecret({ twice: true });
  await withDatabase(async (databaseUrl) => {
    const storage = await openStore(databaseUrl);
    const { manifest, bytes } = await step("备份", "Backing up", () =>
      noted({ databaseUrl, kind: "manual" }, () => makeBackup({ databaseUrl, storage, file, secret })),
    );
    const { files, missing, at } = manifest;
    say(`✓ 已备份到 ${file}（${inMegabytes(bytes)}）`, `Backed up as of ${at}.`);
    say(`  ${rowsIn(manifest)} 行记录，${files.count} 个附件文件。`, `${rowsIn(manifest)} rows, ${files.count} files.`);
    say(
      "  没有口令或密钥文件就打不开它：请另外保存。",
      "Nothing opens it without its passphrase or key file: keep that apart.",
    );
    if (missing > 0)
      say(
        `! 附件存储里缺 ${missing} 个文件（npm run verify 会列出）。`,
        `The store lacks ${missing} files (npm run verify names them).`,
      );
  });
});
