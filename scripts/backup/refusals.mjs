// Why a backup is not made or not restored, one sentence each.
import { Refusal } from "../say.mjs";

/** `code` is what the database keeps of a failed backup, and what the health door says: never a path or an address. */
function coded(code, zh, en) {
  return Object.assign(new Refusal(zh, en), { code });
}

const untouched = ["什么都没有改动。", "Nothing was changed."];
const refusal = (code, zh, en) => coded(code, `${zh}${untouched[0]}`, `${en} ${untouched[1]}`);

export const notABackup = () => refusal("file", "这不是走访的备份文件。", "This is not a backup of Zoufang.");
export const noFile = (file) =>
  refusal(
    "file",
    `没有这个文件：${file}。请检查路径和文件名。`,
    `There is no such file: ${file}. Check the path and the name.`,
  );
export const isFolder = (path) =>
  refusal("file", `这是文件夹，不是备份文件：${path}。`, `This is a folder, not a backup: ${path}.`);
export const truncated = () =>
  refusal("file", "备份文件不完整：末尾缺了一段。", "The backup is incomplete: its end is missing.");
/** `at` in bytes, where it is known. */
export const damaged = (at) =>
  at === undefined
    ? refusal("file", "备份文件已损坏。", "The backup is damaged.")
    : refusal("file", `备份文件已损坏（第 ${at} 字节附近）。`, `The backup is damaged (near byte ${at}).`);
export const wrongKey = () =>
  refusal("key", "口令或密钥文件不对，打不开这个备份。", "The passphrase or key file does not open this backup.");
export const newer = (version) =>
  refusal(
    "version",
    `备份来自更新的版本（${version}）：请先升级走访再恢复。`,
    `The backup was made by a newer version (${version}): update Zoufang first.`,
  );
export const occupied = (what) =>
  refusal(
    "occupied",
    `目标不是空的：${what.zh}。请恢复到一个新建的空库和空的附件存储。`,
    `The target is not empty: ${what.en}. Restore into a new, empty database and an empty store of attachments.`,
  );
export const noSpace = (needed, free) =>
  refusal(
    "disk_full",
    `磁盘空间不够：恢复约需 ${megabytes(needed)} MB，只剩 ${megabytes(free)} MB。`,
    `There is not enough space: about ${megabytes(needed)} MB are needed and ${megabytes(free)} MB are free.`,
  );
export const diskFull = () =>
  refusal("disk_full", "磁盘已满，没有做完。", "The disk is full, and the work was not finished.");
export const exists = (file) =>
  refusal("file", `已有同名文件：${file}。`, `There is already a file of this name: ${file}.`);
/** `setting`: what names the folder, if not the person at the terminal. */
export const noFolder = (folder, setting) =>
  refusal(
    "folder",
    `放备份的文件夹不存在：${named(folder, setting)}。请先建好，或检查磁盘是否已挂载。`,
    `The folder for the backup does not exist: ${named(folder, setting)}. Make it, or see whether its disk is mounted.`,
  );
export const notWritable = (folder) =>
  refusal(
    "folder",
    `放备份的文件夹不能写入：${folder}。请给运行走访的用户写入权限，或换一个文件夹。`,
    `The folder for the backup cannot be written: ${folder}. Let the user who runs Zoufang write there, or take another.`,
  );
export const noKey = () =>
  refusal(
    "key",
    "没有口令也没有密钥：请用 BACKUP_KEY_FILE 指定密钥文件，或用 BACKUP_PASSPHRASE 给出口令。",
    "There is no passphrase and no key: name a key file by BACKUP_KEY_FILE, or give a passphrase by BACKUP_PASSPHRASE.",
  );
export const weakKey = (shortest) =>
  refusal(
    "key",
    `口令或密钥太短：至少 ${shortest} 个字符（openssl rand -base64 48 可生成一个）。`,
    `The passphrase or key is too short: at least ${shortest} characters (openssl rand -base64 48 makes one).`,
  );
export const unreadableKey = (file) =>
  refusal(
    "key",
    `读不到密钥文件（BACKUP_KEY_FILE）：${file}。请检查路径，以及运行走访的用户能不能读它。`,
    `The key file (BACKUP_KEY_FILE) cannot be read: ${file}. Check the path, and whether the user who runs Zoufang may read it.`,
  );

const named = (folder, setting) => (setting ? `${folder}（${setting}）` : folder);
const megabytes = (bytes) => Math.ceil(bytes / 1_000_000);
