import { ESLint } from "eslint";

const eslint = new ESLint();

/** The rules that a text breaks as the content of this file. */
export async function broken(filePath, text) {
  const [result] = await eslint.lintText(text, { filePath });
  return result.messages.map((message) => message.ruleId);
}

/** A file that uses each of these modules. */
export function using(...modules) {
  const lines = modules.map((name, place) => `import { x as x${place} } from "${name}";\n`);
  return `${lines.join("")}export const all = [${modules.map((_, place) => `x${place}`).join(", ")}];\n`;
}
