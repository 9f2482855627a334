import type { BrowserProgram } from './packaged.js';

/**
 * What Chromium sets in its own environment while it starts. It does so on one thread while others read theirs, and a variable
 * that is new moves the whole environment from under them: now and then a start died of it (a general protection fault in
 * `getenv`). One that is there already is replaced where it stands, so these are given with the values Chromium gives them.
 */
const SET_BY_CHROMIUM = { DBUS_SESSION_BUS_ADDRESS: 'disabled:', FC_FONTATIONS: '1' } as const;

/** The whole environment of a browser: its own folder, our fonts, the time of the country; nothing of this process. */
export function browserEnvironment(
  { libraryFolder }: BrowserProgram,
  fontconfigPath: string,
  profile: string,
): Record<string, string> {
  return {
    ...SET_BY_CHROMIUM,
    HOME: profile,
    TMPDIR: profile,
    LANG: 'C.UTF-8',
    TZ: 'Asia/Shanghai',
    FONTCONFIG_FILE: fontconfigPath,
    ...(libraryFolder === null ? {} : { LD_LIBRARY_PATH: libraryFolder }),
  };
}
