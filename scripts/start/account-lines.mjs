/**
 * What a start says about the demo's accounts. A person at a terminal sees the passwords; where the output goes into a
 * file or a log, it names the file that only its owner can read.
 * @param {{ accountName: string, displayName: string, role: string, password: string }[]} accounts
 * @param {{ file: string, terminal: boolean }} place
 * @returns {string[]}
 */
export function accountLines(accounts, { file, terminal }) {
  if (!terminal) return [`演示账号和密码在 ${file}  The demo's accounts and passwords are in this file.`];
  return [
    "演示账号（密码只在本机生成）  Demo accounts (generated on this machine):",
    ...accounts.map(
      ({ accountName, displayName, role, password }) =>
        `  ${accountName.padEnd(16)} ${password.padEnd(20)} ${displayName}  ${role}`,
    ),
  ];
}
