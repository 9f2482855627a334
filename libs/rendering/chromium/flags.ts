/**
 * Our own flags, instead of the package's (they switch off web security and the sandbox) and puppeteer's.
 * No host name resolves and every connection goes to a proxy that is not there: each alone keeps the browser off the network.
 */
export const ISOLATION_FLAGS: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

const QUIET_FLAGS: readonly string[] = [
  '--headless',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--lang=zh-CN',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--noerrdialogs',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Flags of one launch. The sandbox stays on unless it cannot be: Chromium refuses it to root. */
export function launchFlags(profileFolder: string, sandbox: boolean): string[] {
  return [
    ...QUIET_FLAGS,
    ...ISOLATION_FLAGS,
    ...(sandbox ? [] : ['--no-sandbox']),
    `--user-data-dir=${profileFolder}`,
    'about:blank',
  ];
}
