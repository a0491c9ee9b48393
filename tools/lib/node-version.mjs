const MAJOR = 20;
const MINOR = 19;

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
  console.error(
    `Node ${MAJOR}.${MINOR} or newer is needed; this is Node ${process.versions.node} (${process.execPath}).\n` +
      "Install a newer one (https://nodejs.org, or: nvm install 22) and run the same command again.",
  );
  process.exit(1);
}
