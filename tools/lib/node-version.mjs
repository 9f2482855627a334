// Must stay readable by old versions of Node: this is what tells their users to upgrade.
const NEEDED = [20, 19];

/** @param {string} version such as "20.19.4" */
export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Ends the process with a message when this Node cannot run Ziping. */
export function requireNode() {
  const version = process.versions.node;
  if (isSupported(version)) return;
  const needed = NEEDED.join('.');
  process.stderr.write(
    '需要 Node.js ' +
      needed +
      ' 或更高版本，当前是 ' +
      version +
      '。请升级后重试。\n' +
      'Node.js >= ' +
      needed +
      ' is required; this is ' +
      version +
      '.\n',
  );
  process.exit(1);
}
