import { WALL_FLAGS, type Wall } from './walls.js';

/** Our own flags, instead of the package's (they switch off web security and the sandbox) and puppeteer's. */
const BACKGROUND_FLAGS: readonly string[] = [
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
export function launchFlags(
  profileFolder: string,
  sandbox: boolean,
  walls: ReadonlySet<Wall>,
): string[] {
  return [
    ...QUIET_FLAGS,
    ...BACKGROUND_FLAGS,
    ...[...walls].flatMap((wall) => WALL_FLAGS[wall] ?? []),
    ...(sandbox ? [] : ['--no-sandbox']),
    `--user-data-dir=${profileFolder}`,
    'about:blank',
  ];
}
