// `npm start`. Checks the Node version in syntax that old versions understand, then starts the real script.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `✗ Node.js 版本过低（${process.versions.node}）：需要 20.19 或更高。\n` +
      `Node.js ${process.versions.node} is too old: 20.19 or later is needed.`,
  );
  process.exit(1);
} else {
  import("./start/launch.mjs").then(({ launch }) => launch());
}
